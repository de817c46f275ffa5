/* SPDX-License-Identifier: MIT */
/* header.h - title, author, date, page and column of one version
 *
 * Spans are of the values, trimmed; empty where a field is missing. */
#ifndef HEADER_H
#define HEADER_H
#include "calendar.h"
#include "frame.h"

struct header {
	struct span title, author, date, page, page_name, column;
	size_t body; /* the first line that is not the header's */
};

/* "Title: ...", "Author:", "Date:", "Page:", in any order, with blank lines
 * between them or none behind them. */
void header_fields(struct header *h, const struct source *s, struct part p);
/* The lines behind the heading of the original: authors, 1960-08-03,
 * 第2版(要闻), 专栏：新民歌选. */
void header_original(struct header *h, const struct source *s, struct part p);

/* 1960-08-03, 1960/8/3, 1960年8月3日; unknown if there is no such day. */
struct date read_date(struct slice s);
/* The number in "2", "第2版" or "第二版"; 0 if there is none that a newspaper
 * could have. */
uint32_t read_page(struct slice s);
#endif
