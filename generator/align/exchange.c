/* SPDX-License-Identifier: MIT */
#include "exchange.h"

#include "chars.h"
#include "tmx.h"

static struct slice
unit_text(const struct exchange *x, enum lang l, uint32_t i)
{
	return article_text(
	    x->bitext->article, bitext_unit(x->bitext, x->level, l, i));
}

void
exchange_put_line(struct buffer *out, struct slice s, enum lang l)
{
	for (size_t i = 0; i < s.n;) {
		size_t from = i;
		bool broken = false;

		while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t' ||
				      s.p[i] == '\n' || s.p[i] == '\r')) {
			broken = broken || s.p[i] == '\n' || s.p[i] == '\r';
			i++;
		}
		if (i > from) {
			if (l != ZH || !broken)
				buffer_putc(out, ' ');
			else
				while (slice_starts(
				    slice_tail(s, i), SLICE("\u3000")))
					i += 3;
			continue;
		}
		while (i < s.n && s.p[i] != ' ' && s.p[i] != '\t' &&
		       s.p[i] != '\n' && s.p[i] != '\r')
			i++;
		buffer_put(out, slice_head(slice_tail(s, from), i - from));
	}
}

void
exchange_put_run(struct buffer *out, const struct exchange *x, enum lang l,
    struct run r, const char *between)
{
	for (uint32_t i = r.first; i < r.first + r.count; i++) {
		struct slice s = unit_text(x, l, i);

		if (i > r.first && between != NULL) {
			buffer_puts(out, between);
		} else if (i > r.first) {
			struct slice last = unit_text(x, l, i - 1);

			if (last.p + last.n != s.p && s.n > 0)
				buffer_putc(out, ' ');
		}
		exchange_put_line(out, s, l);
	}
}

void
rungs_begin(struct rungs *r, struct arena *a, const struct exchange *x)
{
	const struct bead_list *beads = bitext_beads(x->bitext, x->level);
	uint32_t n = 0;

	VEC_EACH (b, beads)
		if (n < b->side[EN].first + b->side[EN].count)
			n = b->side[EN].first + b->side[EN].count;
	*r = (struct rungs){.beads = beads};
	r->alone = ARENA_NEW(a, const struct bead *, n + 1);
	VEC_EACH (b, beads)
		if (b->reordered && b->side[EN].count > 0)
			r->alone[b->side[EN].first] = b;
}

/* English that is out of order and comes next. */
static bool
pass_alone(struct rungs *r, struct bead *b)
{
	const struct bead *out_of_order = r->alone[r->next[EN]];

	if (out_of_order == NULL)
		return false;
	*b = *out_of_order;
	b->score = 0;
	b->side[ZH] = (struct run){r->next[ZH], 0};
	r->next[EN] += b->side[EN].count;
	return true;
}

bool
rungs_next(struct rungs *r, struct bead *b)
{
	if (pass_alone(r, b))
		return true;
	if (r->at == r->beads->n)
		return false;
	*b = r->beads->v[r->at++];
	if (b->reordered) {
		b->score = 0;
		b->side[EN].count = 0;
	}
	for (int l = 0; l < LANGS; l++) {
		b->side[l].first = r->next[l];
		r->next[l] += b->side[l].count;
	}
	return true;
}

void
exchange_ladder(struct buffer *out, const struct exchange *x)
{
	struct arena *a = arena_new();
	struct rungs r;
	struct bead b;

	rungs_begin(&r, a, x);
	while (rungs_next(&r, &b))
		buffer_printf(out, "%u\t%u\t%.3f\n", b.side[ZH].first,
		    b.side[EN].first, b.score);
	/* The last rung ends both texts. */
	buffer_printf(out, "%u\t%u\t0\n", r.next[ZH], r.next[EN]);
	arena_free(a);
}

void
exchange_text(struct buffer *out, const struct exchange *x)
{
	struct arena *a = arena_new();
	struct rungs r;
	struct bead b;

	rungs_begin(&r, a, x);
	while (rungs_next(&r, &b)) {
		for (int l = 0; l < LANGS; l++) {
			exchange_put_run(
			    out, x, (enum lang)l, b.side[l], " ~~~ ");
			buffer_putc(out, '\t');
		}
		buffer_printf(out, "%.3f\n", b.score);
	}
	arena_free(a);
}

const char *
exchange_segtype(enum bead_level level)
{
	static const char *const segtype[BEAD_LEVELS] = {
	    "paragraph", "sentence", "block"};

	return segtype[level];
}

void
exchange_tmx(struct buffer *out, const struct exchange *x)
{
	const struct bead_list *beads = bitext_beads(x->bitext, x->level);
	size_t no = bitext_first_bead(x->bitext, x->level);
	struct buffer id = {0}, text[LANGS] = {{0}, {0}};
	char day[DATE_SIZE];
	struct date date = x->bitext->article->date;

	for (size_t i = 0; i < beads->n; i++) {
		const struct bead *b = &beads->v[i];
		struct tmx_unit u = {.article = x->id,
		    .date = date.known ? slice_of(date_format(date, day))
				       : SLICE_NONE,
		    .score = b->score,
		    .low = bead_low(b),
		    .confirmed = b->confirmed != NULL};

		for (int l = 0; l < LANGS; l++) {
			buffer_clear(&text[l]);
			exchange_put_run(
			    &text[l], x, (enum lang)l, b->side[l], NULL);
			u.text[l] = buffer_slice(&text[l]);
		}
		if (u.text[ZH].n == 0 || u.text[EN].n == 0)
			continue;
		buffer_clear(&id);
		buffer_printf(&id, "%.*s.b%zu", SLICE_ARG(x->id), no + i);
		u.id = buffer_slice(&id);
		tmx_unit(out, &u);
	}
	buffer_free(&id);
	for (int l = 0; l < LANGS; l++)
		buffer_free(&text[l]);
}
