/* SPDX-License-Identifier: MIT */
#include "plan.h"

#include <stdlib.h>

#include "diag.h"
#include "table.h"
#include "templates.h"
#include "utf8.h"

enum { WORDS = 4 };

/* Where the SQL of a directive goes. */
struct reader {
	struct plan *plan;
	struct arena *arena;
	const char **sql; /* NULL: no SQL is due */
	size_t sql_start;
};

static struct plan_page *
last_page(struct reader *r)
{
	return r->plan->pages.n > 0 ? &r->plan->pages.v[r->plan->pages.n - 1]
				    : NULL;
}

/* Element names and file names of a plain kind. */
static bool
is_word(struct slice s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!cp_is_letter((unsigned char)s.p[i]) &&
		    !cp_is_digit((unsigned char)s.p[i]) && s.p[i] != '-' &&
		    s.p[i] != '.')
			return false;
	return s.n > 0;
}

static bool
begin_page(struct reader *r, const struct slice *word, size_t n)
{
	if (n < 3)
		return false;
	*VEC_ADD(r->arena, &r->plan->pages) = (struct plan_page){
	    .kind = word[1].p,
	    .style = word[2].p,
	    .file = n > 3 ? word[3].p : "index.html",
	};
	return true;
}

static bool
begin_script(struct reader *r, const struct slice *word)
{
	*VEC_ADD(r->arena, &r->plan->pages) = (struct plan_page){
	    .kind = word[1].p,
	    .callback = word[2].p,
	    .file = word[3].p,
	    .value = "",
	};
	return true;
}

/* "section", "map" or "charts", with the names of the elements. */
static bool
begin_section(struct reader *r, struct plan_page *p, const struct slice *word)
{
	static const char *const drawing[] = {
	    [DRAW_NOTHING] = "section",
	    [DRAW_MAP] = "map",
	    [DRAW_CHARTS] = "charts",
	};

	for (size_t i = 0; i < sizeof(drawing) / sizeof(*drawing); i++)
		if (strcmp(word[0].p, drawing[i]) == 0) {
			struct plan_section *s =
			    VEC_ADD(r->arena, &p->sections);

			*s = (struct plan_section){
			    word[1].p, word[2].p, "", (enum plan_drawing)i};
			r->sql = &s->sql;
			return true;
		}
	return false;
}

static bool
direct(struct reader *r, const struct slice *word, size_t n)
{
	struct plan_page *p;

	r->sql = NULL;
	if (n > 0 && slice_eq(word[0], SLICE("page")))
		return begin_page(r, word, n);
	if (n == 4 && slice_eq(word[0], SLICE("script")))
		return begin_script(r, word);
	if (n == 1 && slice_eq(word[0], SLICE("prepare"))) {
		r->sql = VEC_ADD(r->arena, &r->plan->prepare);
		*r->sql = "";
		return true;
	}
	p = last_page(r);
	if (n == 0 || p == NULL)
		return false;
	if (n == 1 && slice_eq(word[0], SLICE("about"))) {
		p->about = true;
	} else if (n == 2 && slice_eq(word[0], SLICE("text"))) {
		p->text = word[1].p;
	} else if (n == 1 && slice_eq(word[0], SLICE("each"))) {
		r->sql = &p->each;
	} else if (n == 1 && p->callback != NULL) {
		r->sql = &p->value;
		return slice_eq(word[0], SLICE("value"));
	} else if (n == 1 && slice_eq(word[0], SLICE("parts"))) {
		r->sql = &p->parts;
	} else if (n == 3 && slice_eq(word[0], SLICE("rows"))) {
		p->row = word[1].p;
		p->per_page = strtol(word[2].p, NULL, 10);
		r->sql = &p->rows;
		return p->per_page > 0;
	} else {
		return n == 3 && begin_section(r, p, word);
	}
	return true;
}

static size_t
split(struct arena *a, struct slice line, struct slice word[WORDS])
{
	struct slice item;
	size_t n = 0;

	while (n < WORDS && table_item(&line, ' ', &item)) {
		if (!is_word(item))
			return 0;
		word[n++] = arena_copy(a, item);
	}
	return line.n == 0 ? n : 0;
}

static void
end_sql(struct reader *r, struct slice text, size_t at)
{
	struct slice sql =
	    slice_head(slice_tail(text, r->sql_start), at - r->sql_start);

	if (r->sql != NULL)
		*r->sql = arena_copy(r->arena, slice_trim(sql)).p;
	r->sql = NULL;
}

bool
plan_read(struct plan *p, struct arena *a, struct diag *d,
    const struct template_file *f)
{
	struct reader r = {.plan = p, .arena = a};
	struct slice word[WORDS];
	size_t next;

	for (size_t i = 0; i < f->text.n; i = next) {
		size_t nl = slice_find(f->text, SLICE("\n"), i);
		struct slice line;

		next = nl != SIZE_MAX ? nl + 1 : f->text.n;
		line = slice_trim(slice_head(slice_tail(f->text, i), next - i));
		if (!slice_starts(line, SLICE("--@")))
			continue;
		end_sql(&r, f->text, i);
		r.sql_start = next;
		if (!direct(&r, word, split(a, slice_tail(line, 3), word))) {
			diag(d, DIAG_TEMPLATE_BAD,
			    (struct location){f->path, f->text, i}, line);
			return false;
		}
	}
	end_sql(&r, f->text, f->text.n);
	return true;
}
