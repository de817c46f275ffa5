/* SPDX-License-Identifier: MIT */
#include "wade_giles.h"

#include "arena.h"
#include "buffer.h"
#include "table.h"

struct spelling {
	const char *pinyin, *wade;
};

/* Aspiration is told by an apostrophe, which folding drops: p and b are one. */
static const struct spelling initials[] = {{"zh", "ch"}, {"ch", "ch"},
    {"sh", "sh"}, {"b", "p"}, {"d", "t"}, {"g", "k"}, {"j", "ch"}, {"q", "ch"},
    {"x", "hs"}, {"z", "ts"}, {"c", "ts"}, {"r", "j"}};

static const struct spelling finals[] = {{"ian", "ien"}, {"ie", "ieh"},
    {"ong", "ung"}, {"iong", "iung"}, {"ue", "ueh"}, {"ve", "ueh"}, {"v", "u"},
    {"uo", "o"}};

/* Where the whole syllable decides. */
static const struct spelling syllables[] = {{"zhi", "chih"}, {"chi", "chih"},
    {"shi", "shih"}, {"ri", "jih"}, {"zi", "tzu"}, {"ci", "tzu"}, {"si", "szu"},
    {"ge", "ko"}, {"ke", "ko"}, {"he", "ho"}, {"e", "o"}, {"er", "erh"},
    {"gui", "kuei"}, {"kui", "kuei"}, {"guo", "kuo"}, {"kuo", "kuo"},
    {"huo", "huo"}, {"shuo", "shuo"}, {"yi", "i"}, {"you", "yu"},
    {"yan", "yen"}, {"ye", "yeh"}, {"yue", "yueh"}, {"yong", "yung"}};

static const struct spelling *
find(const struct spelling *v, size_t n, struct slice s, bool begins)
{
	for (size_t i = 0; i < n && s.n > 0; i++) {
		struct slice p;

		if (v[i].pinyin[0] != s.p[0])
			continue;
		p = slice_of(v[i].pinyin);
		if (begins ? slice_starts(s, p) : slice_eq(s, p))
			return &v[i];
	}
	return NULL;
}

#define COUNT(v) (sizeof(v) / sizeof(*(v)))

static void
put_syllable(struct buffer *out, struct slice s)
{
	const struct spelling *whole =
	    find(syllables, COUNT(syllables), s, false);
	const struct spelling *initial =
	    find(initials, COUNT(initials), s, true);
	const struct spelling *final;
	size_t n = 0;

	if (whole != NULL) {
		buffer_puts(out, whole->wade);
		return;
	}
	if (initial != NULL)
		n = strlen(initial->pinyin);
	else if (s.n > 0 && memchr("aeiouv", s.p[0], 6) == NULL)
		n = 1;
	if (initial != NULL)
		buffer_puts(out, initial->wade);
	else
		buffer_put(out, slice_head(s, n));
	s = slice_tail(s, n);
	final = find(finals, COUNT(finals), s, false);
	if (final != NULL)
		buffer_puts(out, final->wade);
	else
		buffer_put(out, s);
}

struct slice
wade_giles(struct arena *a, struct slice pinyin)
{
	struct buffer out = {0};
	struct slice syllable, joined;

	while (table_item(&pinyin, ' ', &syllable))
		put_syllable(&out, syllable);
	joined = arena_copy(a, buffer_slice(&out));
	buffer_free(&out);
	return joined;
}
