"""The tables of the compiled data, as SQL."""

from __future__ import annotations

# Citations are written instrument|kind|label|label. Versions stand in the order of the law; what else the law has is
# packed, each value with a hash of it. Lists of text are joined by tabs, which the loader refuses in data; lists of
# numbers are in this machine's byte order: lengths are doubles, postings whole numbers of two or four bytes. An entry
# leads to numbered places of the list in index_facts.
SCHEMA = """
create table store (name);

create table law (instruments, instruments_hash, rest, rest_hash);
create table cause (number integer primary key, value, hash);
create table version (citation, parent, text, as_printed, note, reports_to, cause, ended_by);
create index version_of on version (citation);
create index version_inside on version (parent);

create table index_facts (made_from, size, weighted, leads_to, ngram_lengths, word_lengths);
create table decision (name, number);
create table word_head (head primary key, words) without rowid;
create table entry (number integer primary key, via, text, leads_to, source, key, content);
create index entry_of_law on entry (text) where via = 'text';
create table succession (before, made_by, after, after_made_by, kind, instrument);
create table term (name primary key, postings, ours, weights) without rowid;
"""
