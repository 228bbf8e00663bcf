"""The tables of the compiled data, as SQL."""

from __future__ import annotations

# Citations are written instrument|kind|label|label, days as 2018-08-28, files as the bytes of their names. The versions
# stand in the order of the law. Lists of text are joined by tabs, which the loader refuses in data; lists of numbers
# are in this machine's byte order: lengths are doubles, postings 32-bit integers.
SCHEMA = """
create table store (name);

create table office (
    name, heading, text, as_printed, note, established_by, established, under, checked_through
);
create table structure (name, value, head);
create table instrument (
    number integer primary key, id, title, short_title, amendment, amends, made, published, in_force, gazette,
    meeting, met, acts, draft
);
create table instrument_list (instrument, list, text, as_printed, note);
create table cause (
    number integer primary key, instrument, clause, operation, target, file, line, character, moved_to
);
create table version (citation, parent, text, as_printed, note, reports_to, cause, ended_by);
create index version_of on version (citation);
create index version_inside on version (parent);
create table unheld (citation);
create table idle (instrument, clause);
create table outstanding (number integer primary key, instrument, since);
create table outstanding_target (outstanding, clause, target, file, line, character, operation);
create table reservation (number, instrument, clause, kind, target, text, reason);

create table index_facts (made_from, size, weighted, ngram_lengths, word_lengths);
create table decision (name, number);
create table word_head (head primary key, words) without rowid;
create table entry (number integer primary key, via, text, leads_to, source, key, content);
create table succession (before, made_by, after, after_made_by, kind, instrument);
create table term (name unique, entries, ours, weights, postings);
"""
