/* SPDX-License-Identifier: MIT */
#include "marks.h"
#include "utf8.h"

enum dotted {
	PLAIN,
	TITLE,    /* a name follows: never the end */
	NUMBERED, /* the end unless a number follows */
	TRAILING  /* the end only before a word that begins sentences */
};

/* Words written with a full stop (Hart's Rules, ch. 10, and what the
 * newspaper's translations use). */
static const struct {
	const char *word;
	enum dotted kind;
} abbreviations[] = {
    {"Adm", TITLE},
    {"Apr", NUMBERED},
    {"Art", NUMBERED},
    {"Aug", NUMBERED},
    {"Ave", TRAILING},
    {"Bros", TRAILING},
    {"Capt", TITLE},
    {"Cmdr", TITLE},
    {"Co", TRAILING},
    {"Col", TITLE},
    {"Corp", TRAILING},
    {"Dec", NUMBERED},
    {"Dept", TRAILING},
    {"Dr", TITLE},
    {"Esq", TRAILING},
    {"Feb", NUMBERED},
    {"Fig", NUMBERED},
    {"Figs", NUMBERED},
    {"Ft", TITLE},
    {"Gen", TITLE},
    {"Gov", TITLE},
    {"Hon", TITLE},
    {"Inc", TRAILING},
    {"Jan", NUMBERED},
    {"Jr", TRAILING},
    {"Jul", NUMBERED},
    {"Jun", NUMBERED},
    {"Lt", TITLE},
    {"Ltd", TRAILING},
    {"Maj", TITLE},
    {"Mar", NUMBERED},
    {"Messrs", TITLE},
    {"Mr", TITLE},
    {"Mrs", TITLE},
    {"Ms", TITLE},
    {"Mt", TITLE},
    {"No", NUMBERED},
    {"Nos", NUMBERED},
    {"Nov", NUMBERED},
    {"Oct", NUMBERED},
    {"Pres", TITLE},
    {"Prof", TITLE},
    {"Rd", TRAILING},
    {"Rep", TITLE},
    {"Rev", TITLE},
    {"Sec", NUMBERED},
    {"Sen", TITLE},
    {"Sept", NUMBERED},
    {"Sgt", TITLE},
    {"Sr", TRAILING},
    {"St", TITLE},
    {"Vol", NUMBERED},
    {"Vols", NUMBERED},
    {"al", TRAILING},
    {"approx", TITLE},
    {"arts", NUMBERED},
    {"c", NUMBERED},
    {"ca", TITLE},
    {"cf", TITLE},
    {"ch", NUMBERED},
    {"dept", TRAILING},
    {"ed", TITLE},
    {"eds", TITLE},
    {"esp", TITLE},
    {"etc", TRAILING},
    {"fig", NUMBERED},
    {"figs", NUMBERED},
    {"ft", TRAILING},
    {"hrs", TRAILING},
    {"incl", TITLE},
    {"kg", TRAILING},
    {"km", TRAILING},
    {"lb", TRAILING},
    {"lbs", TRAILING},
    {"mm", TRAILING},
    {"mr", TITLE},
    {"mrs", TITLE},
    {"no", NUMBERED},
    {"nos", NUMBERED},
    {"p", NUMBERED},
    {"pp", NUMBERED},
    {"sec", NUMBERED},
    {"sq", TITLE},
    {"viz", TITLE},
    {"vol", NUMBERED},
    {"vols", NUMBERED},
    {"vs", TITLE},
    {"yds", TRAILING},
};

/* Words that begin a sentence far oftener than they go on with a name after
 * an abbreviation or initial. */
static const char *const starters[] = {"A", "According", "After", "All", "Also",
    "Although", "An", "And", "Another", "Any", "As", "At", "Because", "Before",
    "Both", "But", "By", "Currently", "During", "Each", "Even", "Every",
    "Finally", "First", "For", "From", "He", "Her", "Here", "His", "How",
    "However", "I", "If", "In", "Is", "It", "Its", "Many", "Meanwhile", "More",
    "Most", "My", "No", "Not", "Now", "On", "Only", "Or", "Our", "Out",
    "People", "Recently", "Second", "She", "Since", "So", "Some", "Such",
    "That", "The", "Their", "Then", "There", "Therefore", "These", "They",
    "This", "Those", "Thus", "To", "Today", "Under", "We", "What", "When",
    "Where", "Which", "While", "Who", "Why", "With", "Workers", "You"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool
is_starter(struct slice word)
{
	for (size_t i = 0; i < COUNT(starters); i++)
		if (slice_eq(word, slice_of(starters[i])))
			return true;
	return false;
}

static bool
is_upper(uint32_t cp)
{
	/* A-Z and the capitals of Latin-1, without × */
	return (cp >= 'A' && cp <= 'Z') ||
	       (cp >= 0xc0 && cp <= 0xde && cp != 0xd7);
}

static bool
is_lower(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xdf && cp <= 0x24f);
}

/* The letters and inner full stops before `off`: U.S, a.m, Ltd. Looked for no
 * further back than an abbreviation reaches. */
static struct slice
word_before(const struct sentence_scan *s, size_t off)
{
	size_t from = off;

	while (from > s->start && off - from < 16 &&
	       (cp_is_letter((unsigned char)s->text.p[from - 1]) ||
		   s->text.p[from - 1] == '.'))
		from--;
	return (struct slice){s->text.p + from, off - from};
}

static struct slice
word_at(const struct sentence_scan *s, size_t off)
{
	size_t end = off;

	while (end < s->end && cp_is_letter((unsigned char)s->text.p[end]))
		end++;
	return (struct slice){s->text.p + off, end - off};
}

/* MR. and LTD. in capitals count as well. */
static bool
is_abbreviation(struct slice word, const char *abbreviation)
{
	if (word.n != strlen(abbreviation) || word.p[0] != abbreviation[0])
		return false;
	for (size_t i = 1; i < word.n; i++)
		if (word.p[i] != abbreviation[i] &&
		    (word.p[i] != abbreviation[i] - 32 ||
			!is_upper((unsigned char)word.p[1])))
			return false;
	return true;
}

static enum dotted
dotted_kind(struct slice word)
{
	if (word.n == 1 && is_upper((unsigned char)word.p[0]))
		return TRAILING; /* an initial */
	if (word.n > 1 && memchr(word.p, '.', word.n) != NULL)
		return slice_eq(word, SLICE("e.g")) ||
			       slice_eq(word, SLICE("i.e"))
			   ? TITLE
			   : TRAILING;
	for (size_t i = 0; i < COUNT(abbreviations); i++)
		if (is_abbreviation(word, abbreviations[i].word))
			return abbreviations[i].kind;
	return PLAIN;
}

/* "1. Overfulfil the plan", "(2.", "1.2. Ratio": a number that counts items,
 * at the head of the sentence. */
static bool
is_enumerator(const struct sentence_scan *s, size_t off)
{
	size_t from = off;

	while (from > s->start && off - from < 8 &&
	       (cp_is_digit((unsigned char)s->text.p[from - 1]) ||
		   (s->text.p[from - 1] == '.' && from < off)))
		from--;
	return from < off &&
	       (from == s->start ||
		   (from == s->start + 1 && s->text.p[s->start] == '('));
}

/* Whether a full stop after `word` closes the sentence although the word may
 * be an abbreviation. `at` is what comes behind it. */
static bool
stop_ends(const struct sentence_scan *s, struct slice word, size_t at)
{
	uint32_t cp = mark_at(s, at);

	switch (dotted_kind(word)) {
	case TITLE:
		return false;
	case NUMBERED:
		return !cp_is_digit(cp);
	case TRAILING:
		while (mark_is_opener(cp)) {
			if (cp == '(')
				return false;
			at += utf8_len(s->text.p[at]);
			cp = mark_at(s, at);
		}
		return is_starter(word_at(s, at));
	default:
		return true;
	}
}

/* "finished.The": the space behind the full stop was lost. */
static bool
is_glued(const struct sentence_scan *s, size_t off, size_t next)
{
	struct slice word = word_at(s, next);

	return off >= s->start + 3 &&
	       is_lower((unsigned char)s->text.p[off - 1]) &&
	       is_lower((unsigned char)s->text.p[off - 2]) && word.n >= 2 &&
	       is_upper((unsigned char)word.p[0]) &&
	       is_lower((unsigned char)word.p[1]) && is_starter(word);
}

/* What stands behind the closers must be able to begin a sentence. */
static bool
can_begin(const struct sentence_scan *s, size_t at)
{
	uint32_t cp = mark_at(s, at);

	while (mark_is_opener(cp) || cp == '-' || cp == 0x2014 || cp == '*') {
		at += utf8_len(s->text.p[at]);
		cp = mark_at(s, at);
	}
	return !is_lower(cp) && cp != ',' && cp != ';' && cp != ':' &&
	       cp != '.' && !mark_is_final(cp);
}

size_t
sentence_end_en(struct sentence_scan *s, size_t off, size_t next)
{
	struct sentence_scan ahead = *s;
	uint32_t before = mark_before(s, off), cp = mark_at(s, off);
	size_t marks, end, at;
	bool one;

	/* A group of marks is judged once, at its first. */
	if (before == 0 || mark_is_final(before) || mark_is_dots(before) ||
	    mark_in_bracket(s, off))
		return 0;
	marks = mark_skip_finals(s, next);
	one = marks == next && cp == '.';
	end = mark_skip_closers(&ahead, marks);
	at = mark_skip_blanks(s, end);
	if (at < s->end) {
		if (at == end && cp < 0x3000 &&
		    !(one && is_glued(s, off, next)))
			return 0;
		if (!can_begin(s, at))
			return 0;
		if (one && end == marks &&
		    (is_enumerator(s, off) ||
			!stop_ends(s, word_before(s, off), at)))
			return 0;
	}
	*s = ahead;
	return end;
}
