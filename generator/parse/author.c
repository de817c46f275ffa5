/* SPDX-License-Identifier: MIT */
#include "author.h"

#include "chars.h"

static bool
word_at(struct slice s, size_t off, struct slice word)
{
	return slice_starts(slice_tail(s, off), word);
}

/* Length of what divides two names at `off`, 0 if nothing does. */
static size_t
divider(struct slice s, size_t off)
{
	size_t end = off;

	while (end < s.n) {
		size_t next = end;
		uint32_t cp = cp_narrow(utf8_next(s, &next));

		if (cp == ',' || cp == ';' || cp == 0x3001 || cp == '/' ||
		    cp == ' ' || cp == '\t' || cp == '\n' || cp == '\r')
			end = next;
		else if (end > off && word_at(s, end, SLICE("and ")))
			end += 4;
		else if (end > off && word_at(s, end, SLICE("& ")))
			end += 2;
		else
			break;
	}
	/* One ASCII blank divides the words of a Western name only. */
	return end - off == 1 && s.p[off] == ' ' ? 0 : end - off;
}

/* "By Ding Fan", "本报记者 李健", "李锟祥等", "Ding Fan et al.": without what
 * is no name. */
static struct slice
bare_name(struct slice name)
{
	static const struct slice before[] = {{"By ", 3}, {"by ", 3},
	    {"本报记者", 12}, {"新华社记者", 15}, {"记者", 6}, {"通讯员", 9},
	    {"作者：", 9}};
	static const struct slice behind[] = {
	    {"et al.", 6}, {"et al", 5}, {"etc.", 4}, {"等", 3}};

	for (size_t i = 0; i < sizeof(before) / sizeof(*before); i++)
		if (slice_starts(name, before[i]))
			name = slice_trim(slice_tail(name, before[i].n));
	for (size_t i = 0; i < sizeof(behind) / sizeof(*behind); i++)
		if (slice_ends(name, behind[i]))
			name =
			    slice_trim(slice_head(name, name.n - behind[i].n));
	return name;
}

static bool
one_han(struct slice s)
{
	return utf8_count(s) == 1 && cp_is_han(cp_at(s, 0));
}

static void
add(struct half *half, struct arena *a, struct slice text, struct slice name)
{
	uint32_t start;

	name = bare_name(slice_trim(name));
	if (name.n == 0)
		return;
	start = (uint32_t)(name.p - text.p);
	/* 李　策: a name of two characters, spaced out to the width of three.
	 */
	if (half->authors.n > 0 && one_han(name)) {
		struct span *last = &half->authors.v[half->authors.n - 1];

		if (one_han(slice_at(text, *last))) {
			last->end = start + (uint32_t)name.n;
			return;
		}
	}
	*VEC_ADD(a, &half->authors) =
	    (struct span){start, start + (uint32_t)name.n};
}

/* 丁帆 李策: one blank divides Chinese names. */
static bool
han_around(struct slice s, size_t off)
{
	size_t before = off;

	return off > 0 && s.p[off] == ' ' && cp_is_han(utf8_prev(s, &before)) &&
	       cp_is_han(cp_at(s, off + 1));
}

void
authors_of(
    struct half *half, struct arena *a, struct slice text, struct span line)
{
	struct slice s = slice_at(text, line);
	size_t from = 0, off = 0;

	while (off < s.n) {
		size_t n = divider(s, off);

		if (n == 0 && han_around(s, off))
			n = 1;
		if (n == 0) {
			off += utf8_len(s.p[off]);
			continue;
		}
		add(half, a, text, (struct slice){s.p + from, off - from});
		from = off += n;
	}
	add(half, a, text, (struct slice){s.p + from, s.n - from});
}

void
authors_match(
    struct half *en, const struct half *zh, struct arena *a, struct slice text)
{
	struct span whole;
	struct slice s;
	size_t words = 1, n = 0;

	if (en->authors.n != 1 || zh->authors.n < 2)
		return;
	whole = en->authors.v[0];
	s = slice_at(text, whole);
	for (size_t i = 0; i < s.n; i++)
		words += s.p[i] == ' ';
	if (words != 2 * zh->authors.n)
		return;
	en->authors.n = 0;
	for (size_t i = 0, from = 0; i <= s.n; i++) {
		if (i < s.n && (s.p[i] != ' ' || ++n % 2 != 0))
			continue;
		*VEC_ADD(a, &en->authors) = (struct span){
		    whole.start + (uint32_t)from, whole.start + (uint32_t)i};
		from = i + 1;
	}
}
