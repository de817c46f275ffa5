/* SPDX-License-Identifier: MIT */
/* tmx.h - translation memories (TMX 1.4b, LISA OSCAR 2005)
 *
 *	tmx_begin(out, "sentence");
 *	tmx_unit(out, &unit);		as often as needed
 *	tmx_end(out);
 *
 * Each call appends; what is in `out` may be written away in between. */
#ifndef TMX_H
#define TMX_H
#include "buffer.h"
#include "lang.h"

struct tmx_unit {
	struct slice id;      /* of the bead */
	struct slice article; /* p NULL: none is told */
	struct slice date;    /* of the paper, ISO 8601; p NULL: not known */
	double score;
	bool low, confirmed;
	struct slice text[LANGS]; /* legal in XML; neither is empty */
};

/* `segtype` is what a unit is: "sentence", "paragraph", "block" (a headline);
 * `note` tells what is in the file, p NULL for nothing. */
void tmx_begin(struct buffer *out, const char *segtype, struct slice note);
void tmx_unit(struct buffer *out, const struct tmx_unit *u);
void tmx_end(struct buffer *out);
#endif
