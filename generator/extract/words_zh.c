/* SPDX-License-Identifier: MIT */
#include "words_zh.h"

#include "zh.h"

struct word_slot {
	uint32_t key;
	uint16_t first, count;
};

#include "words_zh.inc"

enum { SLOTS = sizeof(first_slots) / sizeof(*first_slots) };

/* The bytes of the character at `s` as one number. */
static uint32_t
key_of(const char *s, size_t n)
{
	uint32_t key = 0;

	for (size_t i = 0; i < n; i++)
		key = key << 8 | (unsigned char)s[i];
	return key;
}

static const struct word_slot *
slot_of(const struct word_slot *slots, uint32_t key)
{
	uint32_t at = key * 0x9e3779b1u >> 21;

	for (; slots[at].key != 0; at = (at + 1) % SLOTS)
		if (slots[at].key == key)
			return &slots[at];
	return NULL;
}

static const struct word_zh *
find_at(const struct page *p, size_t off, uint64_t classes, uint32_t cues)
{
	const struct word_slot *slot;
	size_t left, n;

	if (off >= p->text.n)
		return NULL;
	left = p->text.n - off;
	n = utf8_len(p->text.p[off]);
	slot = slot_of(first_slots, key_of(p->text.p + off, n));
	for (uint32_t i = 0; slot != NULL && i < slot->count; i++) {
		const struct word_zh *w = &by_first[slot->first + i];

		if (((w->classes & classes) | (w->cues & cues)) != 0 &&
		    w->n <= left &&
		    (w->n == n || memcmp(p->text.p + off + n, w->text + n,
				      w->n - n) == 0))
			return w;
	}
	return NULL;
}

size_t
word_at(const struct page *p, size_t off, uint64_t classes)
{
	const struct word_zh *w = find_at(p, off, classes, 0);

	return w != NULL ? w->n : 0;
}

size_t
word_before(const struct page *p, size_t off, uint64_t classes)
{
	const struct word_slot *slot;
	size_t last = off;

	if (off <= p->begin)
		return 0;
	utf8_prev(p->text, &last);
	slot = slot_of(last_slots, key_of(p->text.p + last, off - last));
	for (uint32_t i = 0; slot != NULL && i < slot->count; i++) {
		const struct word_zh *w = &by_last[slot->first + i];

		if ((w->classes & classes) != 0 && w->n <= off - p->begin &&
		    memcmp(p->text.p + off - w->n, w->text, w->n) == 0)
			return w->n;
	}
	return 0;
}

size_t
cue_note(struct page *p, size_t off)
{
	const struct word_zh *w = find_at(p, off, 0, UINT32_MAX);

	if (w == NULL)
		return off;
	*VEC_ADD(p->s->arena, &p->cues) =
	    (struct cue){(uint32_t)off, w->n, w->cues};
	return off + w->n;
}

/* No clause that means anything holds more; without a limit a text without
 * punctuation would take time with the square of its length. */
enum { CUES_BACK = 64 };

const struct cue *
cue_last(const struct page *p, size_t from, size_t to, uint32_t classes)
{
	size_t least = p->cues.n > CUES_BACK ? p->cues.n - CUES_BACK : 0;

	for (size_t i = p->cues.n; i-- > least;) {
		const struct cue *c = &p->cues.v[i];

		if (c->off < from)
			return NULL;
		if ((c->classes & classes) != 0 && c->off + c->n <= to)
			return c;
	}
	return NULL;
}

const char *
cue_starts(void)
{
	return CUE_STARTS;
}

/* --- lists too short for the table, written where they are used --- */

static const char *
next_word(const char *words, size_t *n)
{
	const char *end;

	while (*words == ' ')
		words++;
	for (end = words; *end != ' ' && *end != '\0'; end++)
		;
	*n = (size_t)(end - words);
	return words;
}

size_t
at_any(const struct page *p, size_t off, const char *words)
{
	size_t left = off <= p->text.n ? p->text.n - off : 0, n;

	for (words = next_word(words, &n); n > 0;
	     words = next_word(words + n, &n))
		if (n <= left && words[n - 1] == p->text.p[off + n - 1] &&
		    memcmp(p->text.p + off, words, n) == 0)
			return n;
	return 0;
}

size_t
before_any(const struct page *p, size_t off, const char *words)
{
	size_t n;

	for (words = next_word(words, &n); n > 0;
	     words = next_word(words + n, &n))
		if (off >= p->begin + n && words[n - 1] == p->text.p[off - 1] &&
		    memcmp(p->text.p + off - n, words, n) == 0)
			return n;
	return 0;
}

/* Far enough for any clause; see CUES_BACK. */
enum { BYTES_BACK = 300 };

size_t
last_of(const struct page *p, size_t from, size_t to, const char *word)
{
	size_t n = strlen(word);

	if (to > BYTES_BACK && from < to - BYTES_BACK)
		from = to - BYTES_BACK;
	if (n == 0 || to < from + n)
		return SIZE_MAX;
	for (size_t i = to - n + 1; i-- > from;)
		if (p->text.p[i + n - 1] == word[n - 1] &&
		    memcmp(p->text.p + i, word, n) == 0)
			return i;
	return SIZE_MAX;
}

uint32_t
char_at(const struct page *p, size_t off)
{
	return off < p->text.n ? utf8_next(p->text, &off) : 0;
}

uint32_t
char_before(const struct page *p, size_t off)
{
	return off > p->begin ? utf8_prev(p->text, &off) : 0;
}
