/* SPDX-License-Identifier: MIT */
/* record.h - the public records, told field by field
 *
 * One walk over a dossier names every field of every record (the contract of
 * `duikan extract`); sinks turn what they are told into JSON Lines, CSV or
 * rows of the catalogue, so that all exports have the same fields under the
 * same names. */
#ifndef RECORD_H
#define RECORD_H
#include "buffer.h"
#include "dossier.h"

enum record_type {
	RECORD_ARTICLE,
	RECORD_BEAD,
	RECORD_FIGURE,
	RECORD_TIME,
	RECORD_PLACE,
	RECORD_ORGANISATION,
	RECORD_DISCREPANCY,
	RECORD_TYPES
};

/* What a sink does with a field. NULL slices, unknown bounds and intervals
 * are null. Between begin_list and end_list field names are NULL. Text stays
 * where it is until `end` has returned. */
struct record_sink {
	void (*begin)(struct record_sink *, enum record_type);
	void (*text)(struct record_sink *, const char *field, struct slice);
	void (*integer)(struct record_sink *, const char *field, int64_t);
	void (*number)(struct record_sink *, const char *field, struct bound);
	void (*flag)(struct record_sink *, const char *field, bool);
	void (*null)(struct record_sink *, const char *field);
	void (*begin_list)(struct record_sink *, const char *field);
	void (*end_list)(struct record_sink *);
	void (*begin_group)(struct record_sink *, const char *field);
	void (*end_group)(struct record_sink *);
	void (*end)(struct record_sink *);
};

/* Tells the records of the types in `types` (bit 1u << enum record_type): the
 * article, its beads by level, then all that stands somewhere in the text, in
 * order of first byte and of type. */
void record_walk(
    const struct dossier *d, unsigned types, struct record_sink *sink);
/* Tells the i-th record of one type, as record_id counts them. */
void record_tell(const struct dossier *d, enum record_type t, size_t i,
    struct record_sink *sink);
/* Appends them as JSON Lines. */
void record_jsonl(const struct dossier *d, unsigned types, struct buffer *out);
/* The same for the i-th record of one type alone. */
void record_json(
    const struct dossier *d, enum record_type t, size_t i, struct buffer *out);
const char *record_type_name(enum record_type t); /* "figure" */

/* Ids, as in records, anchors and the catalogue: the article's own, then ".",
 * a letter (b bead, f figure, t time, p place, o organisation, d discrepancy)
 * and a number from 0 that counts the article's records of that type in the
 * order in which the dossier holds them; paragraph beads first, then sentence
 * beads, then those of headlines. They stay as long as the text and the
 * reading of it do. */
enum { RECORD_SUFFIX_SIZE = 24 };
/* ".f12"; "" for the article. NUL-terminated; returns `out`. */
char *record_suffix(enum record_type t, size_t i, char out[RECORD_SUFFIX_SIZE]);
/* "1960-08-03-p2-1a2b3c4d.f12", in `a`. */
struct slice record_id(
    struct arena *a, const struct dossier *d, enum record_type t, size_t i);
#endif
