"""The tables of the compiled data, as SQL."""

from __future__ import annotations

# The law is pickled, with a hash of that. Citations are written instrument|kind|label|label. Lists of text are joined
# by tabs, which the loader refuses in data; lists of numbers are in this machine's byte order: lengths are doubles,
# postings whole numbers of two or four bytes. An entry leads to numbered places of the list in index_facts.
SCHEMA = """
create table store (name);

create table law (value, hash);

create table index_facts (made_from, size, weighted, leads_to, ngram_lengths, word_lengths);
create table decision (name, number);
create table word_head (head primary key, words) without rowid;
create table entry (number integer primary key, via, text, leads_to, source, key, content);
create index entry_of_law on entry (text) where via = 'text';
create table succession (before, made_by, after, after_made_by, kind, instrument);
create table term (name primary key, postings, ours, weights) without rowid;
"""
