/* SPDX-License-Identifier: MIT */
#include "chars.h"
#include "dateline.h"
#include "month.h"

#define WORD(literal)                                                          \
	{                                                                      \
		literal, sizeof(literal) - 1                                   \
	}
#define COUNT(words) (sizeof(words) / sizeof(*(words)))

enum { PLACE_WORDS = 6, TOKENS_MAX = 40 };

/*
 * Translators put a dateline in ever other words, but the words are few: an
 * agency, a place, a day, "dispatch" or the like, and what binds them.  So
 * the line is read as long as it goes on in such words; what stops it decides
 * whether they were a dateline.
 */
struct scan {
	struct slice s;
	size_t off;
	struct dateline *dl;
	size_t end; /* of the last word that belongs to it */
	size_t place_words;
	bool our;      /* "our", whose newspaper is still to come */
	bool wire;     /* dispatch, report, telegram */
	bool dispatch; /* the first or last of these */
	bool reporter; /* seen: names need not be places */
	bool naming;   /* the reporter's name comes */
	bool bound;    /* binding words have been seen */
	bool comma;    /* since the last word */
	bool binding;  /* the last word only binds: it cannot be the end */
};

struct agency_name {
	struct slice words; /* lower case */
	enum agency agency;
};

/* The longest of several that begin alike stands first. */
static const struct agency_name agencies[] = {
    {WORD("xinhua news agency"), AGENCY_XINHUA},
    {WORD("xinhua general news agency"), AGENCY_XINHUA},
    {WORD("hsinhua news agency"), AGENCY_XINHUA},
    {WORD("new china news agency"), AGENCY_XINHUA},
    {WORD("xinhua"), AGENCY_XINHUA},
    {WORD("hsinhua"), AGENCY_XINHUA},
    {WORD("ncna"), AGENCY_XINHUA},
    {WORD("this newspaper"), AGENCY_OWN},
    {WORD("our newspaper"), AGENCY_OWN},
    {WORD("this paper"), AGENCY_OWN},
    {WORD("our paper"), AGENCY_OWN},
    {WORD("the people's daily"), AGENCY_OWN},
    {WORD("people's daily"), AGENCY_OWN},
    {WORD("tass news agency"), AGENCY_TASS},
    {WORD("tass"), AGENCY_TASS},
    {WORD("agence france-presse"), AGENCY_OTHER},
    {WORD("associated press"), AGENCY_OTHER},
    {WORD("united press international"), AGENCY_OTHER},
    {WORD("united press"), AGENCY_OTHER},
    {WORD("china news service"), AGENCY_OTHER},
    {WORD("reuters"), AGENCY_OTHER},
    {WORD("kyodo"), AGENCY_OTHER},
    {WORD("afp"), AGENCY_OTHER},
    {WORD("upi"), AGENCY_OTHER},
};

static const struct slice wire_words[] = {WORD("dispatch"), WORD("dispatches"),
    WORD("dispatched"), WORD("telegram"), WORD("telegraph"), WORD("telegraphs"),
    WORD("telegraphed"), WORD("cable"), WORD("cabled"), WORD("wire"),
    WORD("wired"), WORD("report"), WORD("reports"), WORD("reported"),
    WORD("reporting"), WORD("news"), WORD("message"), WORD("broadcast"),
    WORD("electric")};
static const struct slice binding_words[] = {WORD("according"), WORD("to"),
    WORD("a"), WORD("an"), WORD("the"), WORD("from"), WORD("by"), WORD("on"),
    WORD("of"), WORD("in"), WORD("at"), WORD("via"), WORD("and"), WORD("this"),
    WORD("special"), WORD("local"), WORD("city"), WORD("own"),
    WORD("comprehensive"), WORD("morning"), WORD("afternoon"), WORD("evening"),
    WORD("night"), WORD("late")};
static const struct slice reporter_words[] = {WORD("reporter"),
    WORD("reporters"), WORD("correspondent"), WORD("correspondents")};
static const struct slice bureau_words[] = {
    WORD("branch"), WORD("sub-branch"), WORD("bureau"), WORD("office")};

static bool
word_char(uint32_t cp)
{
	return cp_is_letter(cp) || cp == '\'' || cp == 0x2019 || cp == '-' ||
	       (cp >= 0xc0 && cp < 0x250);
}

/* Length of the word at `off`. */
static size_t
word_len(struct slice s, size_t off)
{
	size_t end = off;

	while (end < s.n) {
		size_t next = end;
		uint32_t cp = utf8_next(s, &next);

		/* A dash of two hyphens ends the word before it. */
		if (!word_char(cp) ||
		    slice_starts(slice_tail(s, end), SLICE("--")))
			break;
		end = next;
	}
	return end - off;
}

/* Whether `lower` may stand at `off`: nearly all words differ in the first
 * letter. */
static inline bool
may_stand(struct slice s, size_t off, struct slice lower)
{
	return off < s.n && ascii_lower(s.p[off]) == lower.p[0];
}

static bool
among(struct slice word, const struct slice *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (may_stand(word, 0, words[i]) &&
		    slice_eq_nocase(word, words[i]))
			return true;
	return false;
}

/* Behind "'s", which an agency or a place may have. */
static size_t
possessive(struct slice s, size_t off)
{
	if (slice_starts(slice_tail(s, off), SLICE("'s")))
		return off + 2;
	if (slice_starts(slice_tail(s, off), SLICE("’s")))
		return off + 4;
	return off;
}

static inline bool
phrase_at(struct slice s, size_t off, struct slice lower)
{
	return may_stand(s, off, lower) &&
	       slice_starts_nocase(slice_tail(s, off), lower) &&
	       (off + lower.n == s.n || !word_char(cp_at(s, off + lower.n)) ||
		   possessive(s, off + lower.n) > off + lower.n);
}

static bool
take_agency(struct scan *c)
{
	if (c->dl->agency != AGENCY_NONE && !c->our) {
		/* One passes on what another says: the first is named. */
		for (size_t i = 0; i < COUNT(agencies); i++)
			if (phrase_at(c->s, c->off, agencies[i].words)) {
				c->off += agencies[i].words.n;
				return true;
			}
		return false;
	}
	for (size_t i = 0; i < COUNT(agencies); i++) {
		if (!phrase_at(c->s, c->off, agencies[i].words))
			continue;
		c->dl->agency = agencies[i].agency;
		c->dl->agency_text = (struct span){
		    (uint32_t)c->off, (uint32_t)(c->off + agencies[i].words.n)};
		c->off = possessive(c->s, c->dl->agency_text.end);
		c->our = false;
		return true;
	}
	return false;
}

static size_t
ordinal_suffix(struct slice s, size_t off)
{
	static const struct slice suffixes[] = {
	    WORD("st"), WORD("nd"), WORD("rd"), WORD("th")};
	struct slice two = slice_head(slice_tail(s, off), 2);

	return among(two, suffixes, COUNT(suffixes)) &&
		       !word_char(cp_at(s, off + 2))
		   ? off + 2
		   : off;
}

static size_t
skip_blanks(struct slice s, size_t off)
{
	while (off < s.n && (s.p[off] == ' ' || s.p[off] == '\t'))
		off++;
	return off;
}

/* ", 1960" */
static size_t
take_year(struct slice s, size_t off)
{
	size_t at = off, end;

	if (at < s.n && s.p[at] == ',')
		at++;
	end = at = skip_blanks(s, at);
	while (end < s.n && cp_is_digit((unsigned char)s.p[end]))
		end++;
	return end - at == 4 ? end : off;
}

/* "August 2nd", "Aug. 2, 1960", "2 August", "the 30th of August", "30th" */
static bool
take_day(struct scan *c)
{
	size_t at = c->off, next, digits;
	int month = month_name(slice_tail(c->s, at), &at);

	if (month > 0)
		at = skip_blanks(c->s, at);
	for (digits = at; digits < c->s.n && digits - at < 3 &&
			  cp_is_digit((unsigned char)c->s.p[digits]);)
		digits++;
	if (digits == at || digits - at > 2)
		return false;
	at = ordinal_suffix(c->s, digits);
	if (month == 0) {
		next = skip_blanks(c->s, at);
		if (phrase_at(c->s, next, SLICE("of")))
			next = skip_blanks(c->s, next + 2);
		month = month_name(slice_tail(c->s, next), &next);
		if (month > 0)
			at = next;
		else if (at == digits)
			return false; /* a bare number */
	}
	if (month > 0)
		at = take_year(c->s, at);
	if (at < c->s.n && word_char(cp_at(c->s, at)))
		return false;
	c->dl->date_text = (struct span){(uint32_t)c->off, (uint32_t)at};
	c->off = at;
	return true;
}

static bool
capital(struct slice s, size_t off)
{
	uint32_t cp = cp_at(s, off);

	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xc0 && cp < 0x250);
}

/* "Yugoslav News Agency": what looked like a place is an agency. */
static bool
take_other_agency(struct scan *c, size_t end)
{
	static const struct slice kinds[] = {WORD("news agency"),
	    WORD("news service"), WORD("press agency"),
	    WORD("telegraph agency"), WORD("telegraphic agency")};
	size_t next = skip_blanks(c->s, end);
	struct span *place = &c->dl->place;

	if (c->dl->agency != AGENCY_NONE)
		return false;
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (!phrase_at(c->s, next, kinds[i]))
			continue;
		c->dl->agency = AGENCY_OTHER;
		c->dl->agency_text = (struct span){
		    place->end > 0 ? place->start : (uint32_t)c->off,
		    (uint32_t)(next + kinds[i].n)};
		c->off = c->dl->agency_text.end;
		*place = (struct span){0, 0};
		c->place_words = 0;
		return true;
	}
	return false;
}

/* A word with a capital: of the place or of the reporter's name. */
static bool
take_name(struct scan *c, size_t n)
{
	struct slice word = {c->s.p + c->off, n};
	struct span *place = &c->dl->place;

	if (take_other_agency(c, c->off + n))
		return true;
	if (possessive(c->s, c->off + n) > c->off + n ||
	    slice_ends(word, SLICE("'s")) || slice_ends(word, SLICE("’s")))
		return false;
	if (among(word, bureau_words, COUNT(bureau_words))) {
		/* Of the agency: what stood before it is no place. */
		*place = (struct span){0, 0};
		c->place_words = 0;
	} else if ((c->naming && !c->comma) ||
		   (c->reporter && c->place_words > 0)) {
		; /* of a person */
	} else if (c->place_words == 0) {
		*place =
		    (struct span){(uint32_t)c->off, (uint32_t)(c->off + n)};
		c->place_words = 1;
	} else {
		if (c->dl->date_text.end > place->end ||
		    ++c->place_words > PLACE_WORDS || place->end != c->end)
			return false;
		place->end = (uint32_t)(c->off + n);
	}
	c->off += n;
	return true;
}

static bool
take_word(struct scan *c)
{
	size_t n = word_len(c->s, c->off);
	struct slice word = {c->s.p + c->off, n};

	if (n == 0)
		return false;
	if (slice_eq_nocase(word, SLICE("our")) &&
	    c->dl->agency == AGENCY_NONE) {
		c->our = true;
		c->dl->agency = AGENCY_OWN;
		c->dl->agency_text =
		    (struct span){(uint32_t)c->off, (uint32_t)(c->off + n)};
	} else if (among(word, reporter_words, COUNT(reporter_words))) {
		c->reporter = c->naming = true;
		c->our = false;
	} else if (among(word, wire_words, COUNT(wire_words))) {
		c->wire = true;
		c->dispatch = c->dispatch ||
			      slice_eq_nocase(word, SLICE("dispatch")) ||
			      slice_eq_nocase(word, SLICE("telegram"));
		c->our = false;
	} else if (among(word, binding_words, COUNT(binding_words))) {
		c->binding = c->bound = true;
		c->naming = false;
	} else {
		return capital(c->s, c->off) && take_name(c, n);
	}
	c->off += n;
	return true;
}

/* Length of the mark that divides the dateline from the report; ":" or a
 * dash. */
static size_t
terminator(struct slice s)
{
	static const struct slice marks[] = {WORD(":"), WORD("："), WORD("——"),
	    WORD("—"), WORD("–"), WORD("--"), WORD("- ")};

	for (size_t i = 0; i < COUNT(marks); i++)
		if (slice_starts(s, marks[i]))
			return marks[i].n;
	return 0;
}

/* Reads words; `off` stands before what is none. */
static void
read_words(struct scan *c)
{
	for (int i = 0; i < TOKENS_MAX; i++) {
		size_t before = c->off;

		c->off = skip_blanks(c->s, c->off);
		c->comma = c->binding = false;
		while (c->off < c->s.n &&
		       (c->s.p[c->off] == ',' || c->s.p[c->off] == ' ' ||
			   c->s.p[c->off] == '*')) {
			c->comma = c->comma || c->s.p[c->off] == ',';
			c->off++;
		}
		if (terminator(slice_tail(c->s, c->off)) > 0 ||
		    !((c->dl->date_text.end == 0 && take_day(c)) ||
			take_agency(c) || take_word(c))) {
			c->off = before;
			return;
		}
		if (!c->binding)
			c->end = c->off;
	}
}

/* "(Xinhua) --", "(Reporter Li Jian):" behind the day. */
static void
take_inner_brackets(struct scan *c)
{
	size_t at = skip_blanks(c->s, c->off), close;

	if (at >= c->s.n || c->s.p[at] != '(')
		return;
	close = slice_find(c->s, SLICE(")"), at);
	if (close == SIZE_MAX || close - at > 60)
		return;
	c->off = skip_blanks(c->s, at + 1);
	if (c->dl->agency == AGENCY_NONE)
		take_agency(c);
	c->end = c->off = close + 1;
}

static size_t
in_brackets(struct scan *c, bool square)
{
	const struct dateline *dl = c->dl;
	size_t at = skip_blanks(c->s, c->off);
	uint32_t close = cp_narrow(cp_at(c->s, at));
	bool own = dl->agency != AGENCY_NONE && !c->our;

	if (close == '.') {
		at = skip_blanks(c->s, at + 1);
		close = cp_narrow(cp_at(c->s, at));
	}
	if (close != ')' && close != ']' && close != 0x3011)
		return 0;
	if (!(own && (dl->place.end > 0 || dl->date_text.end > 0 || c->wire ||
			 dl->agency != AGENCY_OWN)) &&
	    !(dl->place.end > 0 && dl->date_text.end > 0 && !c->bound) &&
	    !(square && c->wire))
		return 0;
	return at + utf8_len(c->s.p[at]);
}

/* No mark behind the words: "…on April 30, the young people", "…30th
 * Heilongjiang Province" and "…, April 30th." are still datelines if nothing
 * lacks.  Before a full stop there need be no place. */
static bool
complete(const struct scan *c)
{
	const struct dateline *dl = c->dl;
	struct slice rest = slice_tail(c->s, skip_blanks(c->s, c->end));

	if (dl->agency == AGENCY_NONE || c->our || dl->date_text.end != c->end)
		return false;
	if (slice_starts(rest, SLICE(".")))
		return rest.n == 1 || rest.p[1] == ' ' || rest.p[1] == '*';
	if (dl->place.end == 0)
		return false;
	return slice_starts(rest, SLICE(",")) ||
	       slice_starts(rest, SLICE("that ")) || capital(rest, 0);
}

size_t
dateline_en(struct dateline *dl, struct slice s)
{
	struct scan c = {.s = s, .dl = dl};
	uint32_t open;
	bool bracket;

	while (c.off < s.n && s.p[c.off] == '*')
		c.off++;
	open = cp_narrow(cp_at(s, c.off));
	bracket = open == '(' || open == '[' || open == 0x3010;
	if (bracket)
		c.off += utf8_len(s.p[c.off]);
	read_words(&c);
	if (bracket)
		return in_brackets(&c, open != '(');
	if (c.end == 0)
		return 0;
	take_inner_brackets(&c);
	while (c.off < s.n && (s.p[c.off] == '*' || s.p[c.off] == ','))
		c.off++;
	c.off = skip_blanks(s, c.off);
	if (terminator(slice_tail(s, c.off)) == 0)
		return complete(&c) ? c.end : 0;
	if (dl->agency != AGENCY_NONE && !c.our)
		return dl->agency != AGENCY_OWN || c.wire ||
			       dl->place.end > 0 || dl->date_text.end > 0
			   ? c.end
			   : 0;
	/* "New York dispatch:" */
	return dl->place.end > 0 && !c.bound &&
		       (dl->date_text.end > 0 || c.dispatch)
		   ? c.end
		   : 0;
}
