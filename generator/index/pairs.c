/* SPDX-License-Identifier: MIT */
#include "pairs.h"

#include <stdlib.h>

#include "exchange.h"
#include "row.h"
#include "tmx.h"

/* Text is handed on in pieces of about this many bytes. */
enum { PIECE = 1 << 16 };

struct pairs {
	struct query *read;
	table_put *put;
	void *context;
	struct buffer out, text[LANGS];
	bool ok;
};

static const char sql[] =
    "SELECT a.id || '.b' || b.n, a.id, a.date, b.score, b.confirmed, "
    "b.zh_text, b.en_text FROM bead b JOIN article a ON a.key = b.article "
    "WHERE b.key BETWEEN ?1 AND ?2 AND b.level = 'sentence' "
    "AND (b.score >= ?3 OR b.confirmed) "
    "AND b.zh_text <> '' AND b.en_text <> '' ORDER BY b.key";

static void
flush(struct pairs *p)
{
	p->ok = p->ok && p->put(p->context, buffer_slice(&p->out));
	buffer_clear(&p->out);
}

struct pairs *
pairs_begin(struct catalogue *c, table_put *put, void *context)
{
	struct query *read = query_new(c, sql);
	struct pairs *p;

	if (read == NULL)
		return NULL;
	p = must_alloc(sizeof(*p));
	*p = (struct pairs){
	    .read = read, .put = put, .context = context, .ok = true};
	tmx_begin(&p->out, exchange_segtype(BEAD_SENTENCE), SLICE_NONE);
	return p;
}

static void
put_pair(struct pairs *p)
{
	struct query *q = p->read;
	struct tmx_unit u = {
	    .id = query_text(q, 0),
	    .article = query_text(q, 1),
	    .date = query_text(q, 2),
	    .score = query_real(q, 3),
	    .confirmed = query_integer(q, 4) != 0,
	};

	for (enum lang l = ZH; l < LANGS; l++) {
		buffer_clear(&p->text[l]);
		exchange_put_line(&p->text[l], query_text(q, 5 + (int)l), l);
		u.text[l] = buffer_slice(&p->text[l]);
	}
	tmx_unit(&p->out, &u);
}

/* Those of beads by key. */
static bool
add(struct pairs *p, int64_t first, int64_t last)
{
	query_rewind(p->read);
	query_bind_integer(p->read, 1, first);
	query_bind_integer(p->read, 2, last);
	query_bind_real(p->read, 3, BEAD_LOW);
	while (p->ok && query_next(p->read)) {
		put_pair(p);
		if (p->out.n >= PIECE)
			flush(p);
	}
	return p->ok;
}

bool
pairs_add(struct pairs *p, int64_t article)
{
	return add(p, article * ROW_BEADS, (article + 1) * ROW_BEADS - 1);
}

bool
pairs_add_all(struct pairs *p)
{
	return add(p, 0, INT64_MAX);
}

bool
pairs_end(struct pairs *p)
{
	bool ok;

	tmx_end(&p->out);
	flush(p);
	ok = p->ok;
	query_free(p->read);
	buffer_free(&p->out);
	for (int l = 0; l < LANGS; l++)
		buffer_free(&p->text[l]);
	free(p);
	return ok;
}
