/* SPDX-License-Identifier: MIT */
/* Words that a reader looks for, against the index: never a fault of SQLite,
 * and what it finds is what is there.  The first line is the text, the rest
 * is looked for in it. */
#include <stdlib.h>

#include "bigram.h"
#include "database.h"
#include "target.h"
#include "utf8.h"

static struct database *
index_of(struct slice text)
{
	struct database *db = database_create(NULL, ":memory:");
	struct buffer split = {0};
	struct query *q;

	MUST(db != NULL);
	MUST(database_run(db,
	    "CREATE VIRTUAL TABLE words USING fts5 (zh, "
	    "en, content = '', "
	    "tokenize = 'porter unicode61 remove_diacritics 2')"));
	q = database_query(db, "INSERT INTO words (rowid, zh) VALUES (1, ?1)");
	bigram_split(&split, text);
	query_bind(q, 1, buffer_slice(&split));
	MUST(query_run(q));
	query_free(q);
	buffer_free(&split);
	return db;
}

static bool
is_chinese(struct slice s)
{
	for (size_t off = 0; off < s.n;)
		if (!cp_is_han(utf8_next(s, &off)))
			return false;
	return s.n > 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct slice all = {(const char *)bytes, n}, text, words;
	const char *end = n > 0 ? memchr(bytes, '\n', n) : NULL;
	struct buffer match = {0};
	struct database *db;
	struct query *q;
	bool found;

	/* read/ lets nothing else through. */
	if (end == NULL || utf8_valid_prefix(all) != n ||
	    memchr(bytes, '\0', n) != NULL || n > 1 << 12)
		return 0;
	text = slice_head(all, (size_t)(end - all.p));
	words = slice_trim(slice_tail(all, text.n + 1));
	bigram_query(&match, words);
	if (match.n > 0) {
		db = index_of(text);
		q = database_query(
		    db, "SELECT rowid FROM words WHERE words MATCH ?1");
		query_bind(q, 1, buffer_slice(&match));
		found = query_next(q);
		query_free(q);
		MUST(database_ok(db));
		if (is_chinese(words))
			MUST(found == bigram_holds(text, words));
		else if (bigram_has_han(words))
			MUST(found || !bigram_holds(text, words));
		database_close(db);
	}
	buffer_free(&match);
	return 0;
}
