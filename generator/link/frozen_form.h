/* SPDX-License-Identifier: MIT */
/* frozen_form.h - the fields of a frozen dossier; inside frozen*.c only
 *
 * frozen_form.c describes every struct that is frozen; frozen.c writes and
 * reads whatever is described. */
#ifndef FROZEN_FORM_H
#define FROZEN_FORM_H
#include "dossier.h"

enum kind {
	END,
	FLAG,   /* bool */
	CHOICE, /* an enum with `n` values */
	NUMBER, /* uint32_t */
	SIGNED, /* int32_t */
	REAL,   /* double, finite */
	SPAN,
	TEXT, /* slice; p NULL is kept apart from an empty one */
	DATE,
	PLACE, /* pointers; NULL is kept */
	INDUSTRY,
	CONFIRMED, /* a bead's: only whether there is one */
	PART,      /* a struct inside, described by `of` */
	LIST       /* v and n; elements of `n` bytes, described by `of` */
};

struct field {
	enum kind kind;
	size_t at; /* offset in the struct */
	size_t n;
	const struct field *of;
};

/* In the dossier there is no count: it is that of the figures. */
struct links {
	struct {
		struct figure_link *v;
		size_t n;
	} list;
};

extern const struct field frozen_source_form[], frozen_article_form[];
extern const struct field frozen_bitext_form[], frozen_facts_form[];
extern const struct field frozen_dossier_form[], frozen_links_form[];

/* A struct of many fields, most of which are zero, begins with a bit for each:
 * those that are set are there. The bytes of those bits; 0 for a small one. */
size_t frozen_mask_bytes(const struct field *form);
/* How few bytes one such struct can take. */
size_t frozen_least_bytes(const struct field *form);
#endif
