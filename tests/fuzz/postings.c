/* SPDX-License-Identifier: MIT */
/* postings.c - whatever the texts, a line an article: the search index lists
 * every term once, its articles and places in order, and is the same when it
 * was made in pieces on the disk */
#include "postings.h"
#include "arena.h"
#include "target.h"
#include "utf8.h"
#include "varint.h"

enum { ARTICLES = 64 };

struct seen {
	struct buffer out; /* all lists */
	struct buffer last;
	uint32_t narticles;
};

/* Varints that end where the list does. */
static uint64_t
check_list(struct slice list, uint32_t below)
{
	const uint8_t *p = (const uint8_t *)list.p, *end = p + list.n;
	uint64_t sum = 0;

	while (p < end) {
		sum += varint_get(&p);
		MUST(below == 0 || sum < below);
	}
	MUST(p == end);
	return sum;
}

static bool
take(void *context, const struct posting_list *l)
{
	struct seen *s = context;

	MUST(s->last.n == 0 || slice_cmp(buffer_slice(&s->last), l->term) < 0);
	buffer_clear(&s->last);
	buffer_put(&s->last, l->term);
	MUST(utf8_valid_prefix(l->term) == l->term.n);
	if (l->articles.n > 0)
		check_list(l->articles, s->narticles);
	if (l->places.n > 0)
		check_list(l->places, 0);
	buffer_put(&s->out, l->term);
	buffer_putc(&s->out, '\n');
	buffer_put(&s->out, l->articles);
	buffer_putc(&s->out, '\n');
	buffer_put(&s->out, l->places);
	return true;
}

static bool
next_line(struct slice *rest, struct slice *line)
{
	*line = slice_head(*rest, slice_find(*rest, SLICE("\n"), 0));
	*rest = slice_tail(*rest, line->n + 1);
	return line->n > 0 || rest->n > 0;
}

static struct buffer
index_lines(struct slice text, size_t memory)
{
	struct diag *d = diag_new();
	struct postings *p = postings_new(d, "/tmp", memory, 2);
	struct arena *a = arena_new();
	struct seen seen = {.narticles = 0};
	struct slice rest = text, line;

	while (seen.narticles < ARTICLES && next_line(&rest, &line)) {
		struct term_list terms = terms_of_text(a, line);

		MUST(postings_add(p, seen.narticles++, &terms));
		arena_reset(a);
	}
	MUST(postings_merge(p, d, take, &seen));
	MUST(diag_worst(d) < (int)FATAL);
	postings_free(p);
	arena_free(a);
	diag_free(d);
	buffer_free(&seen.last);
	return seen.out;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct slice text = {(const char *)data, n};
	struct buffer once, pieces;

	/* read/ lets nothing else through. */
	if (utf8_valid_prefix(text) != n || n > 1 << 14 ||
	    (n > 0 && memchr(data, '\0', n) != NULL))
		return 0;
	once = index_lines(text, 0);
	pieces = index_lines(text, 512);
	MUST(slice_eq(buffer_slice(&once), buffer_slice(&pieces)));
	buffer_free(&once);
	buffer_free(&pieces);
	return 0;
}
