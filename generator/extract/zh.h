/* SPDX-License-Identifier: MIT */
/* zh.h - what the files of the Chinese scanner share: figures_zh.c walks a
 * block and asks times_zh.c, ordinals_zh.c and context_zh.c in turn */
#ifndef ZH_H
#define ZH_H
#include "numeral_zh.h"
#include "scan.h"
#include "utf8.h"
#include "words_zh.h"

/* A headline or paragraph being read. */
struct page {
	struct scan *s;
	struct slice text; /* the source up to the end of the block */
	size_t begin;
	int32_t paragraph;
	size_t sentence, clause;         /* where those began */
	size_t done;                     /* end of what was read last */
	size_t first_figure, first_time; /* of this block */
	VEC(struct cue) cues;            /* of this sentence */
	struct numeral numeral;          /* read last, so as not to read it */
	size_t numeral_off;              /* again; SIZE_MAX: none */
	bool numeral_ok;
	/* The number, from 1, of the last time that 由 or 从 stands before, or
	 * 0; and what was told of before it. */
	size_t origin;
	struct interval before_origin;
	bool contrasted; /* 而 stood before a time of this sentence */
	struct interval before_contrast;
	int year;              /* said in this sentence, or 0 */
	int told_year;         /* said or meant in it, or 0 */
	int month, month_year; /* of the last date in it, or 0 */
};

/* Length of `word` if it stands at `off`, else 0. Most differ in the first
 * bytes, so a loop is faster than strlen and memcmp. */
static inline size_t
at(const struct page *p, size_t off, const char *word)
{
	size_t i = 0;

	for (; word[i] != '\0'; i++)
		if (off + i >= p->text.n || p->text.p[off + i] != word[i])
			return 0;
	return i;
}

/* Length of `word` if it ends at `off` inside the block, else 0. */
static inline size_t
before(const struct page *p, size_t off, const char *word)
{
	size_t n = strlen(word);

	return off >= p->begin + n && memcmp(p->text.p + off - n, word, n) == 0
		   ? n
		   : 0;
}

/* The character at `off`, 0 at the end; and the one before it, 0 at the
 * beginning of the block. */
uint32_t char_at(const struct page *p, size_t off);
uint32_t char_before(const struct page *p, size_t off);
static inline struct span
span_of(size_t start, size_t end)
{
	return (struct span){(uint32_t)start, (uint32_t)end};
}

/* As numeral_zh(), remembering the last. */
bool numeral_at(struct page *p, size_t off, struct numeral *n);

/* --- times_zh.c --- */
/* Reads the time expression that begins at `off`, appends it, moves the
 * antecedents on. Its end, or 0 if there is none. */
size_t time_zh(struct page *p, size_t off);
/* Whether the time is what a share is of: 达到1983年的95％. */
bool ratio_base_zh(const struct page *p, struct span time);
/* The end of a time of day that begins at `off` (八时三十分), or 0. */
size_t clock_zh(const struct page *p, size_t off);

/* --- ordinals_zh.c --- */
/* 第 at `off`: appends an ordinal unless it lists points or is part of a
 * name. The end of what was read. */
size_t ordinal_zh(struct page *p, size_t off);
/* 一、三井: the end of a list of ordinals without 第, or 0. */
size_t ordinal_list_zh(struct page *p, const struct numeral *n);
/* A number inside a name (一○六团, Ｕ—２, 三比○): the end of the name, or 0. */
size_t name_zh(const struct page *p, const struct numeral *n);

/* --- context_zh.c --- */
/* Fills in item, role, comparison, rate, period, factor and conversion, and
 * links from -> to, for the figure that was appended last. */
void context_zh(struct page *p, size_t figure);

/* --- rates_zh.c --- */
/* The denominator, which makes it a rate; its words, from `from` on, are no
 * part of the item. */
void rate_zh(const struct page *p, struct figure *f, size_t from);

/* --- items_zh.c --- */
/* The noun that begins at `off`, up to what cannot belong to it. */
struct span noun_zh(const struct page *p, size_t off);
/* The noun that ends at `end`, not reaching back over `from`. */
struct span noun_before(const struct page *p, size_t from, size_t end);
/* `end` without the words that link a noun with its figure. */
size_t strip_links(const struct page *p, size_t from, size_t end);
/* `end` without a verb right before the figure: 布每尺卖五千元. */
size_t strip_verb(const struct page *p, size_t from, size_t end);
/* 比 in 可比产品, 可比价格: goods of a kind that was made before, too */
bool is_comparable(const struct page *p, size_t bi);

/* --- figures_zh.c --- */
struct figure *figure_add(struct page *p, struct span span, struct span number);
/* The end of the idiom whose first numeral character stands at `off`, or 0;
 * `n` is the numeral there, NULL if there is none. */
size_t idiom_zh(const struct page *p, size_t off, const struct numeral *n);
/* Is the one-character unit at `off` the beginning of a word (人 in 人民)? */
bool unit_is_word(const struct page *p, size_t off, size_t len);
#endif
