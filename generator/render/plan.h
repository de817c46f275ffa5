/* SPDX-License-Identifier: MIT */
/* plan.h - which pages list what: templates/site.sql, read
 *
 * The file describes itself in its head. */
#ifndef PLAN_H
#define PLAN_H
#include "vec.h"

struct diag;
struct template_file;

/* What becomes of a section's rows: they stand as they are, or are drawn. */
enum plan_drawing { DRAW_NOTHING, DRAW_MAP, DRAW_CHARTS };

struct plan_section {
	const char *name, *row; /* element names */
	const char *sql;
	enum plan_drawing drawing;
};

struct plan_page {
	const char *kind, *style, *file;
	const char *each; /* NULL: one page, at the top */
	VEC(struct plan_section) sections;
	const char *parts;      /* NULL: the list is one */
	const char *rows, *row; /* NULL: no list */
	int64_t per_page;
	bool about;
	const char *text; /* pages/TEXT.md and pages/TEXT.zh.md; NULL: none */
	/* A script instead of a page: a call with a value in JSON. `style` is
	 * NULL then; both are NULL of a page. */
	const char *callback, *value;
};

struct plan {
	VEC(const char *) prepare; /* scripts to run before all pages */
	VEC(struct plan_page) pages;
};

/* Everything in the plan is allocated in `a`. False if a line cannot be
 * understood: reported. */
bool plan_read(struct plan *p, struct arena *a, struct diag *d,
    const struct template_file *f);
#endif
