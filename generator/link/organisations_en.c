/* SPDX-License-Identifier: MIT */
/* English names of organisations: capitalised words, with "of", "and", "the"
 * and ordinals between them, that end with an organ (Factory, Bureau). */
#include "linker.h"
#include "utf8.h"

struct reader {
	struct linker *l;
	const struct block *block;
	struct slice text; /* up to the end of the block */
	unsigned parents;  /* names that the one being read is of */
};

/* What is read of a name so far. */
struct draft {
	struct span span; /* to the end of the last organ */
	struct word organ;
	bool found;
};

enum { NAME_WORDS = 12, PARENTS = 8 };

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
	static const char *const kept[] = {"People's", "Women's", "Children's",
	    "Men's", "Commissioner's", "Producer's", "Fishermen's"};

	if (!slice_ends(word, SLICE("'s")))
		return word.n;
	for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
		if (slice_eq(word, slice_of(kept[i])))
			return word.n;
	return word.n - 2;
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
	/* "Workers' Gymnasium" */
	else if (end + 1 < text.n && text.p[end - 1] == 's') {
		if (text.p[end] == '\'')
			end++;
		else if (slice_starts(slice_tail(text, end), SLICE("’")))
			end += 3;
	}
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
	static const char *const organs[] = {"Ministry", "Bureau", "Department",
	    "Institute", "Academy", "Bank", "Federation", "College", "School",
	    "Administration", "Commission", "Association", "Society", "Office",
	    "University"};

	for (size_t i = 0; i < sizeof(organs) / sizeof(*organs); i++)
		if (slice_ends(organ, slice_of(organs[i])))
			return true;
	return false;
}

/* Where what follows " of " or " of the " begins; 0 if that does not follow. */
static size_t
behind_of(const struct reader *r, size_t end)
{
	struct slice s = slice_tail(r->text, end);

	return slice_starts(s, SLICE(" of the ")) ? end + 8
	       : slice_starts(s, SLICE(" of "))   ? end + 4
						  : 0;
}

/* What an organ is of: "of Coal Industry", "of Posts and Telecommunications",
 * "of the North China Mining Administration", which is a name itself. */
struct of_what {
	size_t end; /* of its last word; 0 if there is none */
	bool organ; /* another name */
};

static struct of_what
read_of(const struct reader *r, size_t end)
{
	struct of_what w = {0, false};
	size_t off = behind_of(r, end), len;
	struct word organ;

	if (off == 0)
		return w;
	for (size_t n = 0; n < NAME_WORDS && off != SIZE_MAX; n++) {
		size_t stop = word_end(r->text, off);

		if (stop == off)
			break;
		if (is_upper(r->text.p[off])) {
			w.end = stop;
			w.organ |= organ_at(r, off, &organ, &len) ||
				   organ.class == WORD_FIXED;
		} else if (w.end == 0 ||
			   !slice_eq(
			       slice_at(r->text, (struct span){(uint32_t)off,
						     (uint32_t)stop}),
			       SLICE("and"))) {
			break;
		}
		off = next_word(r->text, stop);
	}
	return w;
}

/* The end of " No. 3" or, of what has no other name, " 601" behind an organ;
 * `end` if no number stands there. */
static size_t
with_number(const struct reader *r, size_t end, bool alone)
{
	struct slice s = slice_tail(r->text, end);
	size_t start = slice_starts(s, SLICE(" No. ")) ? 5 : 1, n = start;

	if (s.n == 0 || s.p[0] != ' ' || (start == 1 && !alone))
		return end;
	while (n < s.n && cp_is_digit((uint32_t)s.p[n]))
		n++;
	return n > start ? end + n : end;
}

/* "Ministry of Coal Industry", "Bank of China", "Factory 601": an organ that
 * opens a name. */
static bool
begins_name(const struct reader *r, size_t off, size_t len)
{
	struct of_what what = read_of(r, off + len);

	if (with_number(r, off + len, true) > off + len)
		return true;
	return takes_of(slice_at(r->text,
		   (struct span){(uint32_t)off, (uint32_t)(off + len)})) &&
	       what.end > 0 && !what.organ;
}

/* "No. 2 Cotton Mill of Baoding", but not "of Tangshan Steel Plant" */
static uint32_t
with_place(const struct reader *r, uint32_t end)
{
	const struct linker *l = r->l;
	size_t i;

	if (!slice_starts(slice_tail(r->text, end), SLICE(" of ")) ||
	    read_of(r, end).organ)
		return end;
	i = first_hit(l, end + 4);
	return i < l->hits.n && l->hits.v[i].span.start == end + 4 &&
		       !l->hits.v[i].dropped
		   ? l->hits.v[i].span.end
		   : end;
}

/* The organ at `off` ends what is read so far, or goes on with what it is
 * of. */
static size_t
end_with_organ(const struct reader *r, struct draft *d, size_t start,
    size_t off, size_t len)
{
	size_t end = off + len;
	struct of_what what = {0, false};

	if (takes_of(
		slice_at(r->text, (struct span){(uint32_t)off, (uint32_t)end})))
		what = read_of(r, end);
	end = with_number(r, end, off == start);
	if (what.end > 0 && !what.organ)
		end = what.end;
	d->span = (struct span){(uint32_t)start, (uint32_t)end};
	d->found = true;
	return end;
}

/* "Rolling Mill Machinery Plant": behind an organ one or two words and
 * another, but not the name of its branch in some place. */
static bool
goes_on(const struct reader *r, size_t off)
{
	const struct linker *l = r->l;

	for (int n = 0; n < 2 && off != SIZE_MAX; n++) {
		size_t end = word_end(r->text, off), i = first_hit(l, off), len;
		struct word organ;

		if (end == off || !is_upper(r->text.p[off]) ||
		    (i < l->hits.n && l->hits.v[i].span.start == off))
			return false;
		off = next_word(r->text, end);
		if (off != SIZE_MAX && organ_at(r, off, &organ, &len))
			return organ.kind == ORG_FACTORY ||
			       organ.kind == ORG_BUREAU ||
			       organ.kind == ORG_COMPANY ||
			       organ.kind == ORG_SCHOOL;
	}
	return false;
}

/* Reads on from a capitalised word at `off` while words can belong to one
 * name. Stops behind the first organ, or the last of several in a row. */
static void
read_name(const struct reader *r, size_t off, struct draft *d)
{
	size_t start = off;

	for (size_t n = 0; n < NAME_WORDS && off != SIZE_MAX; n++) {
		size_t end = word_end(r->text, off), len;
		struct slice word = slice_at(
		    r->text, (struct span){(uint32_t)off, (uint32_t)end});
		struct word organ;

		if (end == off || (d->found && !is_upper(*word.p)))
			break;
		if (organ_at(r, off, &organ, &len) &&
		    (n > 0 || begins_name(r, off, len))) {
			d->organ = organ;
			end = end_with_organ(r, d, start, off, len);
		} else if (d->found) {
			if (!goes_on(r, off))
				break;
		} else if (!opens_word(r->text, off) &&
			   !slice_eq(word, SLICE("and")) &&
			   !slice_eq(word, SLICE("for"))) {
			/* "workers of", "Although the", then a name */
			break;
		}
		if (without_genitive(word) < word.n)
			break;
		off = next_word(r->text, end);
	}
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

/* "July First Cotton Mill": a day that is a name, not "In July No. 1 Mill". */
static bool
is_day_name(const struct reader *r, size_t off, size_t end)
{
	static const char *const days[] = {" First ", " Fourth ", " Seventh ",
	    " Eighth ", " Thirtieth ", " 1st "};
	struct slice word =
	    slice_at(r->text, (struct span){(uint32_t)off, (uint32_t)end});

	if (!slice_eq(word, SLICE("May")) && !slice_eq(word, SLICE("June")) &&
	    !slice_eq(word, SLICE("July")) && !slice_eq(word, SLICE("August")))
		return false;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++)
		if (slice_starts(slice_tail(r->text, end), slice_of(days[i])))
			return true;
	return false;
}

static bool
is_function_word(struct slice s)
{
	static const char *const words[] = {"to", "in", "of", "the", "a", "an",
	    "and", "or", "at", "by", "for", "from", "with", "on", "is", "are",
	    "was", "were", "has", "have", "had", "its", "this", "that", "as",
	    "which", "who", "will"};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (slice_eq(s, slice_of(words[i])))
			return true;
	return false;
}

enum { TRADE_WORDS = 4, TRADE_BYTES = 64 };

/* "Yumen oil fields", "Neijiang-Yibin line": a place, small words, and an
 * organ without its capital. Such names hold only as renderings. */
static bool
read_small(const struct reader *r, size_t off, struct draft *d)
{
	size_t i = first_hit(r->l, off);
	size_t end;
	char copy[TRADE_BYTES];

	if (i == r->l->hits.n || r->l->hits.v[i].span.start != off ||
	    r->l->hits.v[i].dropped)
		return false;
	end = r->l->hits.v[i].span.end;
	if (end < r->text.n && r->text.p[end] == '-' && i + 1 < r->l->hits.n &&
	    r->l->hits.v[i + 1].span.start == end + 1)
		end = r->l->hits.v[i + 1].span.end;
	for (int n = 0; n < TRADE_WORDS; n++) {
		size_t start = next_word(r->text, end), m = 0, len;

		if (start == SIZE_MAX || !is_letter(r->text.p[start]) ||
		    is_upper(r->text.p[start]) ||
		    is_function_word(slice_at(
			r->text, (struct span){(uint32_t)start,
				     (uint32_t)word_end(r->text, start)})))
			return false;
		/* Capitals, as the table has them. */
		for (size_t k = start; k < r->text.n && m < TRADE_BYTES; k++) {
			bool first = k == start || r->text.p[k - 1] == ' ';

			copy[m++] =
			    first && r->text.p[k] >= 'a' && r->text.p[k] <= 'z'
				? (char)(r->text.p[k] - 'a' + 'A')
				: r->text.p[k];
		}
		d->organ = namewords_match(r->l->authority->namewords, EN,
		    (struct slice){copy, m}, 0, &len);
		/* "Wuxi cotton mills" are many. */
		if (d->organ.class == WORD_ORGAN &&
		    !slice_ends((struct slice){copy, len}, SLICE("Mills"))) {
			d->span = (struct span){
			    (uint32_t)off, (uint32_t)(start + len)};
			return true;
		}
		end = word_end(r->text, start);
	}
	return false;
}

/* "Anshan Iron and Steel", and behind it "Works". */
static size_t
with_organ(const struct reader *r, size_t end)
{
	size_t start = next_word(r->text, end), len;
	struct word organ;

	return start != SIZE_MAX && organ_at(r, start, &organ, &len) &&
		       (organ.kind == ORG_FACTORY || organ.kind == ORG_COMPANY)
		   ? start + len
		   : end;
}

/* "Council for the Promotion of International Trade": what a council,
 * association or institute is for. */
static uint32_t
with_purpose(const struct reader *r, uint32_t end, const struct word *organ)
{
	struct slice s = slice_tail(r->text, end);
	size_t off = slice_starts(s, SLICE(" for the ")) ? end + 9
		     : slice_starts(s, SLICE(" for "))   ? end + 5
							 : SIZE_MAX;

	if (organ->kind != ORG_COMMITTEE && organ->kind != ORG_OTHER &&
	    organ->kind != ORG_SCHOOL)
		return end;
	for (int n = 0; n < NAME_WORDS && off != SIZE_MAX; n++) {
		size_t stop = word_end(r->text, off);
		struct slice word = slice_at(
		    r->text, (struct span){(uint32_t)off, (uint32_t)stop});

		if (stop == off)
			break;
		if (is_upper(*word.p))
			end = (uint32_t)stop;
		else if (!slice_eq(word, SLICE("of")) &&
			 !slice_eq(word, SLICE("and")) &&
			 !slice_eq(word, SLICE("the")))
			break;
		off = next_word(r->text, stop);
	}
	return end;
}

/* "China Oils and Fats Company Shijiazhuang Branch" */
static uint32_t
with_branch(const struct reader *r, uint32_t end)
{
	static const char *const words[] = {" Branch", " Municipal Branch",
	    " Provincial Branch", " Sub-branch"};
	const struct linker *l = r->l;
	size_t i = first_hit(l, end + 1);

	if (i == l->hits.n || l->hits.v[i].span.start != end + 1 ||
	    l->hits.v[i].dropped || r->text.p[end] != ' ')
		return end;
	for (size_t k = 0; k < sizeof(words) / sizeof(*words); k++)
		if (slice_starts(slice_tail(r->text, l->hits.v[i].span.end),
			slice_of(words[k])))
			return l->hits.v[i].span.end +
			       (uint32_t)strlen(words[k]);
	return end;
}

static size_t read_at(struct reader *r, size_t off);

static bool
is_branch(struct slice name)
{
	return slice_ends(name, SLICE(" Branch")) ||
	       slice_ends(name, SLICE(" branch")) ||
	       slice_ends(name, SLICE(" Sub-bureau")) ||
	       slice_ends(name, SLICE(" Sub-Bureau")) ||
	       slice_eq(name, SLICE("General Hospital"));
}

/* NOLINTBEGIN(misc-no-recursion): PARENTS deep */
/* "Shanghai Branch of the People's Bank of China": a branch and what it is
 * one of are one name. */
static size_t
with_parent(struct reader *r, size_t mention, size_t end)
{
	struct linker *l = r->l;
	struct organisation_mention *o = &l->dossier->organisations.v[mention];
	struct slice name = slice_at(l->text, o->span);
	size_t start = behind_of(r, end);

	if (start == 0 || !is_branch(name) || r->parents == PARENTS)
		return end;
	if (slice_starts(slice_tail(r->text, start), SLICE("state-owned ")))
		start += strlen("state-owned ");
	if (start >= r->text.n || !is_upper(r->text.p[start]))
		return end;
	r->parents++;
	end = read_at(r, start);
	r->parents--;
	o = &l->dossier->organisations.v[mention];
	if (l->dossier->organisations.n == mention + 2 &&
	    o[1].span.start == start) {
		o->span.end = o[1].span.end;
		o->name_en = slice_at(l->text, o->span);
		l->dossier->organisations.n--;
	}
	return end;
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
		end = with_organ(r, off + len);
		add(r, (struct span){(uint32_t)off, (uint32_t)end}, &w);
		return end;
	}
	/* "All", but not "All-China". */
	if ((w.class == WORD_BAR && off + len >= end &&
		!is_day_name(r, off, end)) ||
	    (w.class == WORD_ORGAN && !begins_name(r, off, len)))
		return end;
	read_name(r, off, &d);
	if (!d.found && read_small(r, off, &d)) {
		add(r, d.span, &d.organ);
		return with_parent(
		    r, r->l->dossier->organisations.n - 1, d.span.end);
	}
	if (!d.found)
		return end;
	d.span.end =
	    with_purpose(r, with_place(r, with_tail(r, d.span.end)), &d.organ);
	d.span.end = with_branch(r, d.span.end);
	add(r, d.span, &d.organ);
	return with_parent(r, r->l->dossier->organisations.n - 1, d.span.end);
}
/* NOLINTEND(misc-no-recursion) */

static bool
is_digit_at(const struct reader *r, size_t off)
{
	return cp_is_digit((uint32_t)r->text.p[off]);
}

/* "70th Arsenal" */
static bool
is_nth(const struct reader *r, size_t off)
{
	size_t end = off;
	struct slice rest;

	/* Inside a number nothing begins, and its end may be far. */
	if (!is_digit_at(r, off) ||
	    (off > r->block->span.start && is_digit_at(r, off - 1)))
		return false;
	while (end < r->text.n && is_digit_at(r, end))
		end++;
	rest = slice_tail(r->text, end);
	return rest.n > 3 && rest.p[2] == ' ' && is_upper(rest.p[3]) &&
	       (slice_starts(rest, SLICE("th")) ||
		   slice_starts(rest, SLICE("st")) ||
		   slice_starts(rest, SLICE("nd")) ||
		   slice_starts(rest, SLICE("rd")));
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
			bool starts =
			    (is_upper(l->text.p[off]) || is_nth(&r, off)) &&
			    (off == b->span.start ||
				word_end(r.text, off - 1) == off - 1);

			off = starts ? read_at(&r, off) : off + 1;
		}
	}
}
