/* SPDX-License-Identifier: MIT */
/* English names of organisations: capitalised words, with "of", "and", "the"
 * and ordinals between them, that end with an organ (Factory, Bureau). */
#include "linker.h"
#include "utf8.h"

struct reader {
	struct linker *l;
	const struct block *block;
	struct slice text; /* up to the end of the block */
	size_t off;
};

/* What is read of a name so far. */
struct draft {
	struct span span; /* to the end of the last organ */
	struct word organ;
	size_t words; /* before the organ */
	bool found;
};

enum { NAME_WORDS = 12 };

static bool
is_letter(char c)
{
	/* Accented letters and ’ are parts of words. */
	return cp_is_letter((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* The end of the word at `off`: letters, inner hyphens and apostrophes. */
static size_t
word_end(struct slice text, size_t off)
{
	while (off < text.n &&
	       (is_letter(text.p[off]) || cp_is_digit((uint32_t)text.p[off]) ||
		   ((text.p[off] == '-' || text.p[off] == '\'') &&
		       off + 1 < text.n && is_letter(text.p[off + 1]))))
		off++;
	return off;
}

/* "Bureau's" ends a name, "People's" does not. */
static size_t
without_genitive(struct slice word)
{
	static const char *const kept[] = {
	    "People's", "Women's", "Children's", "Workers's", "Men's"};

	if (!slice_ends(word, SLICE("'s")))
		return word.n;
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		if (slice_eq(word, slice_of(kept[i])))
			return word.n;
	return word.n - 2;
}

static bool
is_connector(struct slice word)
{
	return slice_eq(word, SLICE("of")) || slice_eq(word, SLICE("and")) ||
	       slice_eq(word, SLICE("the")) || slice_eq(word, SLICE("for"));
}

/* "No. 3", "3rd", "Third": the first letter or digit decides. */
static bool
opens_word(struct slice text, size_t off)
{
	return off < text.n &&
	       (is_upper(text.p[off]) || cp_is_digit((uint32_t)text.p[off]));
}

/* Skips one blank (a name does not go over other white space), and the full
 * stop of "No.". SIZE_MAX if something else stands there. */
static size_t
next_word(struct slice text, size_t end)
{
	if (end + 1 < text.n && text.p[end] == '.' && end >= 2 &&
	    memcmp(text.p + end - 2, "No", 2) == 0)
		end++;
	return end < text.n && text.p[end] == ' ' ? end + 1 : SIZE_MAX;
}

/* The organ at `off`; its length in *len. */
static bool
organ_at(const struct reader *r, size_t off, struct word *w, size_t *len)
{
	*w = namewords_match(r->l->authority->namewords, EN, r->text, off, len);
	return w->class == WORD_ORGAN;
}

/* Behind an organ more of the name may follow: "Committee of the Communist
 * Party of China", "Ministry of Coal Industry". */
static uint32_t
with_tail(const struct reader *r, uint32_t end)
{
	static const char *const tails[] = {" of the Communist Party of China",
	    " of the Chinese Communist Party", " of the CPC",
	    " of the Communist Party", " of the Party"};
	struct slice rest = slice_tail(r->text, end);

	for (size_t i = 0; i < sizeof(tails) / sizeof(*tails); i++)
		if (slice_starts(rest, slice_of(tails[i])))
			return end + (uint32_t)strlen(tails[i]);
	return end;
}

static bool
takes_of(struct slice organ)
{
	return slice_eq(organ, SLICE("Ministry")) ||
	       slice_eq(organ, SLICE("Bureau")) ||
	       slice_eq(organ, SLICE("Department")) ||
	       slice_eq(organ, SLICE("Institute")) ||
	       slice_eq(organ, SLICE("Academy")) ||
	       slice_eq(organ, SLICE("Bank")) ||
	       slice_eq(organ, SLICE("Federation"));
}

/* Reads on from a capitalised word at `off` while words can belong to one
 * name. Stops behind the first organ, or the last of several in a row. */
static size_t
read_name(const struct reader *r, size_t off, struct draft *d)
{
	bool after_organ = false, of = false;
	size_t start = off;

	for (size_t n = 0; n < NAME_WORDS && off != SIZE_MAX; n++) {
		size_t end = word_end(r->text, off), len, bare;
		struct slice word = slice_at(
		    r->text, (struct span){(uint32_t)off, (uint32_t)end});
		struct word organ;

		if (end == off || (after_organ && !of && !is_upper(*word.p)))
			break;
		/* "Bureau of Mines", but not "Bureau and Beipiao". */
		if (of && d->span.end + 1 == off &&
		    !slice_eq(word, SLICE("of")) &&
		    !organ_at(r, off, &organ, &len))
			break;
		bare = without_genitive(word);
		if (n > 0 && organ_at(r, off, &organ, &len)) {
			d->span = (struct span){
			    (uint32_t)start, (uint32_t)(off + len)};
			d->organ = organ;
			d->found = after_organ = true;
			of = takes_of(
			    slice_at(r->text, (struct span){(uint32_t)off,
						  (uint32_t)(off + len)}));
			end = off + len;
		} else if (after_organ && !of) {
			break;
		} else if (opens_word(r->text, off)) {
			d->words++;
			if (after_organ)
				d->span.end = (uint32_t)end;
		} else if (!is_connector(word)) {
			break;
		}
		if (bare < word.n)
			break;
		off = next_word(r->text, end);
	}
	return off == SIZE_MAX ? SIZE_MAX : off;
}

static void
add(struct reader *r, struct span at, const struct word *w)
{
	struct linker *l = r->l;

	*VEC_ADD(l->arena, &l->dossier->organisations) =
	    (struct organisation_mention){
		.lang = EN,
		.span = at,
		.paragraph = r->block->paragraph,
		.sentence = sentence_of(l, r->block, at),
		.kind = w->kind,
		.name_en = slice_at(l->text, at),
		.pair = -1,
	    };
}

/* What stands at a capitalised word; returns where to go on. */
static size_t
read_at(struct reader *r, size_t off)
{
	size_t len, end = word_end(r->text, off);
	struct word w =
	    namewords_match(r->l->authority->namewords, EN, r->text, off, &len);
	struct draft d = {.found = false};

	if (w.class == WORD_FIXED) {
		add(r, (struct span){(uint32_t)off, (uint32_t)(off + len)}, &w);
		return off + len;
	}
	if (w.class == WORD_BAR || w.class == WORD_ORGAN)
		return end;
	read_name(r, off, &d);
	if (!d.found)
		return end;
	d.span.end = with_tail(r, d.span.end);
	add(r, d.span, &d.organ);
	return d.span.end;
}

void
find_organisations_en(struct linker *l)
{
	VEC_EACH (b, &l->blocks) {
		struct reader r = {.l = l,
		    .block = b,
		    .text = slice_head(l->text, b->span.end)};
		size_t off = b->span.start;

		while (b->lang == EN && off < b->span.end) {
			bool starts = is_upper(l->text.p[off]) &&
				      (off == b->span.start ||
					  !is_letter(l->text.p[off - 1]));

			off = starts ? read_at(&r, off) : off + 1;
		}
	}
}
