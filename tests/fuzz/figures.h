/* SPDX-License-Identifier: MIT */
/* figures.h - any text gives figures and times that lie in it, in order,
 * with ends that are the right way round */
#include <stdlib.h>

#include "scan.h"
#include "target.h"
#include "utf8.h"

/* SCAN is the scanner; the file that includes this defines it. */

static void
check_span(struct slice text, struct span at)
{
	MUST(at.start <= at.end && at.end <= text.n);
	/* Neither end cuts a character. */
	MUST(at.start == text.n ||
	     ((unsigned char)text.p[at.start] & 0xc0) != 0x80);
	MUST(
	    at.end == text.n || ((unsigned char)text.p[at.end] & 0xc0) != 0x80);
}

static void
check_figure(const struct scan *s, const struct figure *f)
{
	check_span(s->text, f->span);
	check_span(s->text, f->number);
	check_span(s->text, f->unit);
	check_span(s->text, f->item);
	check_span(s->text, f->per);
	check_span(s->text, f->compared);
	MUST(span_within(f->number, f->span));
	MUST(!f->min.known || !f->max.known || f->min.value <= f->max.value);
	MUST(f->linked == NO_FIGURE || (size_t)f->linked < s->figures.n);
}

static void
check(const struct scan *s)
{
	uint32_t end = 0;

	VEC_EACH (f, &s->figures) {
		MUST(f->span.start >= end);
		check_figure(s, f);
		end = f->span.end;
	}
	end = 0;
	VEC_EACH (t, &s->times) {
		check_span(s->text, t->span);
		MUST(t->span.start >= end);
		MUST(!t->when.from.known || !t->when.to.known ||
		     date_cmp(t->when.from, t->when.to) <= 0);
		end = t->span.end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct units *units;
	static struct idioms *idioms;
	static struct arena *tables;
	struct arena *a = arena_new();
	struct source source = {.path = SLICE("fuzz")};
	struct scan s = {.arena = a, .source = &source};

	if (tables == NULL) {
		tables = arena_new();
		units = units_load(tables, NULL, AUTHORITY "/units.tsv");
		idioms = idioms_load(tables, NULL, AUTHORITY "/idioms.tsv");
		MUST(units != NULL && idioms != NULL);
	}
	source.text = (struct slice){(const char *)data, n};
	if (utf8_valid_prefix(source.text) == n) {
		s.text = source.text;
		s.units = units;
		s.idioms = idioms;
		s.paper = s.anchor.day = date_make(1960, 8, 3);
		SCAN(&s, (struct span){0, (uint32_t)n}, 0);
		check(&s);
	}
	arena_free(a);
	return 0;
}
