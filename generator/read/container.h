/* SPDX-License-Identifier: MIT */
/* container.h - a file that holds many articles, read from front to back
 *
 * An archive whose members are articles or JSON Lines, or a file of JSON
 * Lines. Every document in it has a number that rises from the front to the
 * back; memory holds one line of JSON or one member, never the file.
 *
 * A container is refused where it holds more documents than
 * read_options.max_members, or unpacks to more than max_ratio times its own
 * size once that is more than CONTAINER_HARMLESS bytes. What lies before is
 * good. */
#ifndef CONTAINER_H
#define CONTAINER_H
#include "buffer.h"
#include "source.h"

struct container;

struct document {
	struct slice name; /* "1960/08/x.txt", "12": UTF-8, of the container;
			    * until the next document */
	enum source_kind kind;
	bool about;    /* archive.md at the top or in a top folder */
	uint64_t at;   /* where it stands */
	uint64_t size; /* bytes, as far as is told before it is read */
};

#define CONTAINER_HARMLESS ((uint64_t)64 << 20)
#define CONTAINER_MAX_RATIO 200
#define CONTAINER_MAX_MEMBERS 10000000

/* Faults go to `d`, which may be NULL; NULL if it cannot be read. */
struct container *container_open(
    struct diag *d, struct slice path, const struct read_options *o);
void container_close(struct container *c);
/* The next document that may be an article or archive.md. False at the end or
 * behind a fault. What is skipped because it is encrypted or an archive itself
 * is reported. */
bool container_next(struct container *c, struct document *out);
/* Goes forward to the document that stands at `at`. */
bool container_find(struct container *c, uint64_t at, struct document *out);
/* Appends the document's bytes: at most one more than the size limit. False
 * for a fault, which `*why` names until the next call. */
bool container_read(struct container *c, struct buffer *out, const char **why);
#endif
