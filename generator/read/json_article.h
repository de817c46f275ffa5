/* SPDX-License-Identifier: MIT */
/* json_article.h - an article that is a line of JSON (RFC 8259), as the text
 * that a file of it would have
 *
 *	title_zh, title_en	strings
 *	text_zh, text_en	strings, a paragraph a line; one must be there
 *	date			"1960-08-03"
 *	page			2 or "2"
 *	page_name, column	strings: 要闻 in 第1版(要闻); 新民歌选
 *	author			string or list of strings: of both versions
 *	author_zh, author_en	the same: of one
 *
 * What is null or missing is not there; other fields are passed over. Offsets
 * of records count in the text that comes out: the translation's header and
 * paragraphs, a rule, the original's. */
#ifndef JSON_ARTICLE_H
#define JSON_ARTICLE_H
#include "buffer.h"

/* Appends that text. False if the line cannot be read, and `why` says what
 * about it. */
bool json_article(struct buffer *out, struct slice line, char *why, size_t n);
#endif
