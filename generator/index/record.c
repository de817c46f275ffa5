/* SPDX-License-Identifier: MIT */
#include "record.h"

#include <assert.h>
#include <stdlib.h>

#include "format.h"
#include "gazetteer.h"
#include "industries.h"
#include "map.h"
#include "utf8.h"

/* So many texts of a record are made for it: the ids that a figure refers to
 * and the days of its intervals are nine, and none is longer than an id and
 * what goes behind it. */
enum { MADE = 12, MADE_SIZE = RECORD_SUFFIX_SIZE + DATE_SIZE };

struct walk {
	const struct dossier *d;
	const struct article *article;
	struct slice text; /* of the source */
	struct record_sink *sink;
	struct buffer made; /* of the record at hand; never moves meanwhile */
};

const char *
record_type_name(enum record_type t)
{
	static const char *const name[RECORD_TYPES] = {"article", "bead",
	    "figure", "time", "place", "organisation", "discrepancy"};

	return name[t];
}

char *
record_suffix(enum record_type t, size_t i, char out[RECORD_SUFFIX_SIZE])
{
	/* By hand: every record and what points to it has one. */
	char digits[RECORD_SUFFIX_SIZE], *end = out;
	size_t n = 0;

	if (t != RECORD_ARTICLE) {
		*end++ = '.';
		*end++ = "abftpod"[t];
		do
			digits[n++] = (char)('0' + i % 10);
		while ((i /= 10) > 0);
		while (n > 0)
			*end++ = digits[--n];
	}
	*end = '\0';
	return out;
}

struct slice
record_id(
    struct arena *a, const struct dossier *d, enum record_type t, size_t i)
{
	char suffix[RECORD_SUFFIX_SIZE];

	return arena_printf(
	    a, "%.*s%s", SLICE_ARG(d->id), record_suffix(t, i, suffix));
}

/* -- what many records have -- */

static void
put_text(struct walk *w, const char *field, struct slice s)
{
	w->sink->text(w->sink, field, s);
}

static void
put_name(struct walk *w, const char *field, const char *name)
{
	w->sink->text(w->sink, field, slice_of(name));
}

/* Text that is made here, and stays until the next record begins. */
static void
put_made(struct walk *w, const char *field, struct slice stem, const char *rest)
{
	size_t start = w->made.n, n = strlen(rest);

	assert(w->made.capacity - start >= stem.n + n);
	buffer_put(&w->made, stem);
	buffer_put(&w->made, (struct slice){rest, n});
	put_text(w, field, (struct slice){w->made.p + start, stem.n + n});
}

static void
put_id(struct walk *w, const char *field, enum record_type t, size_t i)
{
	char suffix[RECORD_SUFFIX_SIZE];

	put_made(w, field, w->d->id, record_suffix(t, i, suffix));
}

/* The id of the record that an index names, null for -1. */
static void
put_ref(struct walk *w, const char *field, enum record_type t, int32_t i)
{
	if (i < 0)
		w->sink->null(w->sink, field);
	else
		put_id(w, field, t, (size_t)i);
}

static void
put_index(struct walk *w, const char *field, int32_t i)
{
	w->sink->integer(w->sink, field, i);
}

static void
put_span(struct walk *w, const char *field, struct span at)
{
	w->sink->begin_list(w->sink, field);
	w->sink->integer(w->sink, NULL, at.start);
	w->sink->integer(w->sink, NULL, at.end);
	w->sink->end_list(w->sink);
}

/* The text at a span, null where it is empty. */
static void
put_words(struct walk *w, const char *field, struct span at)
{
	put_text(w, field, span_len(at) ? slice_at(w->text, at) : SLICE_NONE);
}

static void
put_date(struct walk *w, const char *field, struct date date)
{
	char text[DATE_SIZE];

	if (date.known)
		put_made(w, field, SLICE_NONE, date_format(date, text));
	else
		w->sink->null(w->sink, field);
}

static void
put_interval(
    struct walk *w, const char *field, struct span words, struct interval i)
{
	if (!interval_known(i) && span_len(words) == 0) {
		w->sink->null(w->sink, field);
		return;
	}
	w->sink->begin_group(w->sink, field);
	put_words(w, "text", words);
	put_date(w, "from", i.from);
	put_date(w, "to", i.to);
	w->sink->end_group(w->sink);
}

static void
put_place(struct walk *w, const char *field, const struct place *p)
{
	put_text(w, field, p != NULL ? p->id : SLICE_NONE);
}

static void
put_industry(struct walk *w, const struct industry *industry)
{
	w->sink->begin_list(w->sink, "industries");
	if (industry != NULL)
		put_text(w, NULL, industry->code);
	w->sink->end_list(w->sink);
}

/* The sentence bead that holds a sentence. */
static void
put_bead(struct walk *w, enum lang lang, int32_t sentence)
{
	const struct bitext *b = w->d->facts->bitext;
	const struct bead *bead =
	    sentence < 0 ? NULL : bitext_bead_of(b, lang, (uint32_t)sentence);

	if (bead == NULL)
		w->sink->null(w->sink, "bead");
	else
		put_id(w, "bead", RECORD_BEAD,
		    bitext_first_bead(b, BEAD_SENTENCE) +
			(size_t)(bead - b->lines.v));
}

static void
begin(struct walk *w, enum record_type t, size_t i)
{
	buffer_clear(&w->made);
	buffer_room(&w->made, MADE * (w->d->id.n + MADE_SIZE));
	w->sink->begin(w->sink, t);
	put_text(w, "article", w->d->id);
	put_id(w, "id", t, i);
}

/* Where a record stands. */
static void
put_position(struct walk *w, enum lang lang, struct span at, int32_t paragraph,
    int32_t sentence)
{
	put_name(w, "lang", lang_code(lang));
	w->sink->integer(w->sink, "line",
	    (int64_t)source_line(w->article->source, at.start));
	put_index(w, "paragraph", paragraph);
	put_index(w, "sentence", sentence);
	put_bead(w, lang, sentence);
	put_span(w, "bytes", at);
	put_words(w, "text", at);
}

/* -- article -- */

static void
put_headlines(struct walk *w, const char *field, const struct half *half)
{
	w->sink->begin_list(w->sink, field);
	VEC_EACH (h, &half->headlines)
		if (!h->repeats)
			put_words(w, NULL, h->span);
	w->sink->end_list(w->sink);
}

static void
put_authors(struct walk *w, const char *field, const struct half *half)
{
	w->sink->begin_list(w->sink, field);
	VEC_EACH (author, &half->authors)
		put_words(w, NULL, *author);
	w->sink->end_list(w->sink);
}

/* The half whose dateline tells of both: the original's, if it has one. */
static const struct half *
dateline_half(const struct article *a)
{
	return &a->half[a->half[ZH].dateline.paragraph >= 0 ||
				a->half[EN].dateline.paragraph < 0
			    ? ZH
			    : EN];
}

static const struct place *
dateline_place(const struct dossier *d, enum lang lang)
{
	VEC_EACH (m, &d->places)
		if (m->in_dateline && m->lang == lang && m->place != NULL)
			return m->place;
	return NULL;
}

static void
put_dateline(struct walk *w)
{
	const struct half *half = dateline_half(w->article);
	const struct dateline *l = &half->dateline;

	put_name(
	    w, "agency", l->paragraph >= 0 ? agency_name(l->agency) : NULL);
	if (l->paragraph < 0) {
		w->sink->null(w->sink, "dateline");
		return;
	}
	w->sink->begin_group(w->sink, "dateline");
	put_words(w, "text", l->span);
	put_place(w, "place", dateline_place(w->d, half->lang));
	put_words(w, "place_text", l->place);
	put_date(w, "date", l->date);
	w->sink->end_group(w->sink);
}

static void
put_credits(struct walk *w)
{
	w->sink->begin_list(w->sink, "credits");
	for (enum lang l = ZH; l < LANGS; l++)
		VEC_EACH (p, &w->article->half[l].paragraphs)
			if (p->kind != PARAGRAPH_TEXT)
				put_words(w, NULL, p->span);
	w->sink->end_list(w->sink);
}

/* Once in a list: false if it was there. */
static bool
is_new(struct map *seen, const struct place *p)
{
	void **at;

	if (p == NULL)
		return false;
	at = map_at(seen, p->id);
	if (*at != NULL)
		return false;
	*at = seen; /* anything: the map is a set */
	return true;
}

/* What the article is about, the main thing first; then the places that it
 * only names. */
static void
put_subjects(struct walk *w)
{
	struct arena *a = arena_new();
	struct map seen;

	map_init(&seen, a);
	w->sink->begin_list(w->sink, "places");
	VEC_EACH (s, &w->d->subjects)
		if (is_new(&seen, s->place))
			put_place(w, NULL, s->place);
	VEC_EACH (m, &w->d->places)
		if (is_new(&seen, m->place))
			put_place(w, NULL, m->place);
	w->sink->end_list(w->sink);
	arena_free(a);
	w->sink->begin_list(w->sink, "industries");
	VEC_EACH (s, &w->d->industries)
		put_text(w, NULL, s->industry->code);
	w->sink->end_list(w->sink);
}

/* Characters that are not white space. */
static int64_t
count_characters(struct slice s)
{
	int64_t n = 0;

	for (size_t off = 0; off < s.n;)
		n += !cp_is_white(utf8_next(s, &off));
	return n;
}

/* Stretches between white space that hold a letter or digit. */
static int64_t
count_words(struct slice s)
{
	bool in_word = false;
	int64_t n = 0;

	for (size_t off = 0; off < s.n;) {
		uint32_t cp = utf8_next(s, &off);

		if (cp_is_white(cp)) {
			in_word = false;
		} else if (!in_word &&
			   (cp_is_letter(cp) || cp_is_digit(cp) ||
			       (cp >= 0xc0 && (cp < 0x2000 || cp > 0x206f)))) {
			in_word = true;
			n++;
		}
	}
	return n;
}

static void
put_counts(struct walk *w)
{
	const struct facts *f = w->d->facts;
	const struct half *half = w->article->half;
	int64_t characters = 0, words = 0, figures[LANGS] = {0};

	VEC_EACH (p, &half[ZH].paragraphs)
		characters += count_characters(slice_at(w->text, p->span));
	VEC_EACH (p, &half[EN].paragraphs)
		words += count_words(slice_at(w->text, p->span));
	for (size_t i = 0; i < f->figures.n; i++)
		figures[f->figures.v[i].lang] +=
		    f->figures.v[i].repeats == NO_FIGURE;
	w->sink->begin_group(w->sink, "counts");
	w->sink->integer(
	    w->sink, "paragraphs_zh", (int64_t)half[ZH].paragraphs.n);
	w->sink->integer(
	    w->sink, "paragraphs_en", (int64_t)half[EN].paragraphs.n);
	w->sink->integer(
	    w->sink, "sentences_zh", (int64_t)f->bitext->sentences[ZH].n);
	w->sink->integer(
	    w->sink, "sentences_en", (int64_t)f->bitext->sentences[EN].n);
	w->sink->integer(w->sink, "characters_zh", characters);
	w->sink->integer(w->sink, "words_en", words);
	w->sink->integer(w->sink, "figures_zh", figures[ZH]);
	w->sink->integer(w->sink, "figures_en", figures[EN]);
	w->sink->end_group(w->sink);
}

static void
tell_article(struct walk *w, size_t i)
{
	const struct article *a = w->article;

	begin(w, RECORD_ARTICLE, i);
	put_text(w, "source", a->source->name);
	put_words(w, "title_zh", a->half[ZH].title);
	put_words(w, "title_en", a->half[EN].title);
	put_headlines(w, "headlines_zh", &a->half[ZH]);
	put_headlines(w, "headlines_en", &a->half[EN]);
	put_authors(w, "authors_zh", &a->half[ZH]);
	put_authors(w, "authors_en", &a->half[EN]);
	put_date(w, "date", a->date);
	if (a->page > 0)
		w->sink->integer(w->sink, "page", a->page);
	else
		w->sink->null(w->sink, "page");
	put_words(w, "page_name", a->page_name);
	put_words(w, "column", a->column);
	put_dateline(w);
	put_credits(w);
	put_subjects(w);
	put_counts(w);
	w->sink->end(w->sink);
}

/* -- bead -- */

static void
put_run(struct walk *w, const char *field, struct run r)
{
	w->sink->begin_list(w->sink, field);
	for (uint32_t i = 0; i < r.count; i++)
		w->sink->integer(w->sink, NULL, r.first + i);
	w->sink->end_list(w->sink);
}

static void
tell_bead(struct walk *w, size_t i)
{
	const struct bitext *bitext = w->d->facts->bitext;
	enum bead_level level = BEAD_HEADLINE;
	const struct bead *b;
	struct span zh, en;
	char kind[32];

	while (bitext_first_bead(bitext, level) > i)
		level--;
	b = &bitext_beads(bitext, level)
		 ->v[i - bitext_first_bead(bitext, level)];
	zh = bitext_run(bitext, level, ZH, b->side[ZH]);
	en = bitext_run(bitext, level, EN, b->side[EN]);

	begin(w, RECORD_BEAD, i);
	put_name(w, "level", bead_level_name(level));
	format_to(
	    kind, sizeof(kind), "%u-%u", b->side[ZH].count, b->side[EN].count);
	put_made(w, "kind", SLICE_NONE, kind);
	put_run(w, "zh", b->side[ZH]);
	put_run(w, "en", b->side[EN]);
	w->sink->number(
	    w->sink, "score", (struct bound){.known = true, .value = b->score});
	w->sink->flag(w->sink, "reordered", b->reordered);
	w->sink->flag(w->sink, "low", bead_low(b));
	w->sink->flag(w->sink, "confirmed", b->confirmed != NULL);
	put_span(w, "zh_bytes", zh);
	put_span(w, "en_bytes", en);
	put_words(w, "zh_text", zh);
	put_words(w, "en_text", en);
	w->sink->end(w->sink);
}

/* -- figure -- */

static void
put_value(struct walk *w, const struct figure *f)
{
	w->sink->number(w->sink, "min", f->min);
	w->sink->number(w->sink, "max", f->max);
	w->sink->number(w->sink, "implied_max", f->implied_max);
	if (f->values.n == 0) {
		w->sink->null(w->sink, "values");
		return;
	}
	w->sink->begin_list(w->sink, "values");
	for (size_t i = 0; i < f->values.n; i++)
		w->sink->number(w->sink, NULL,
		    (struct bound){.known = true, .value = f->values.v[i]});
	w->sink->end_list(w->sink);
}

static void
put_figure_link(struct walk *w, const struct figure_link *l)
{
	const struct organisation_mention *o =
	    l->organisation < 0 ? NULL
				: &w->d->organisations.v[l->organisation];

	put_place(w, "place", l->place);
	put_text(w, "organisation", o != NULL ? o->id : SLICE_NONE);
	put_industry(w, l->industry);
	put_ref(w, "pair", RECORD_FIGURE, l->pair);
	put_name(w, "verdict", verdict_name(l->verdict));
	put_name(w, "difference", difference_name(l->difference));
}

static void
tell_figure(struct walk *w, size_t i)
{
	const struct figure *f = &w->d->facts->figures.v[i];

	begin(w, RECORD_FIGURE, i);
	put_position(w, f->lang, f->span, f->paragraph, f->sentence);
	put_ref(w, "repeats", RECORD_FIGURE, f->repeats);
	put_words(w, "number", f->number);
	put_span(w, "number_bytes", f->number);
	put_name(w, "kind", figure_kind_name(f->kind));
	put_value(w, f);
	put_name(w, "qualifier", qualifier_name(f->qualifier));
	put_words(w, "unit", f->unit);
	put_text(w, "unit_id", f->unit_id);
	w->sink->number(w->sink, "si_min", f->si_min);
	w->sink->number(w->sink, "si_max", f->si_max);
	put_text(w, "si_unit", f->si_unit);
	put_words(w, "item", f->item);
	put_name(w, "role", role_name(f->role));
	w->sink->number(w->sink, "factor_min", f->factor_min);
	w->sink->number(w->sink, "factor_max", f->factor_max);
	put_ref(w, "linked", RECORD_FIGURE, f->linked);
	put_interval(w, "compared_with", f->compared, f->compared_with);
	put_words(w, "per", f->per);
	put_text(w, "per_id", f->per_id);
	put_interval(w, "period", (struct span){0, 0}, f->period);
	put_figure_link(w, &w->d->figure_links[i]);
	w->sink->end(w->sink);
}

/* -- mentions -- */

static void
tell_time(struct walk *w, size_t i)
{
	const struct time_mention *t = &w->d->facts->times.v[i];

	begin(w, RECORD_TIME, i);
	put_position(w, t->lang, t->span, t->paragraph, t->sentence);
	put_date(w, "from", t->when.from);
	put_date(w, "to", t->when.to);
	put_name(w, "kind", time_kind_name(t->kind));
	w->sink->end(w->sink);
}

static void
tell_place(struct walk *w, size_t i)
{
	const struct place_mention *m = &w->d->places.v[i];
	const struct place *p = m->place;

	begin(w, RECORD_PLACE, i);
	put_position(w, m->lang, m->span, m->paragraph, m->sentence);
	put_place(w, "place", p);
	put_text(w, "name_zh", p != NULL ? p->name[ZH] : SLICE_NONE);
	put_text(w, "name_en", p != NULL ? p->name[EN] : SLICE_NONE);
	put_name(w, "kind", p != NULL ? place_kind_name(m->kind) : NULL);
	put_place(w, "within", m->within);
	w->sink->flag(w->sink, "in_name", m->in_name);
	w->sink->flag(w->sink, "implicit", m->implicit);
	w->sink->flag(w->sink, "in_dateline", m->in_dateline);
	put_ref(w, "pair", RECORD_PLACE, m->pair);
	w->sink->end(w->sink);
}

static void
tell_organisation(struct walk *w, size_t i)
{
	const struct organisation_mention *m = &w->d->organisations.v[i];

	begin(w, RECORD_ORGANISATION, i);
	put_position(w, m->lang, m->span, m->paragraph, m->sentence);
	put_text(w, "organisation", m->id);
	put_text(w, "name_zh", m->name_zh);
	put_text(w, "name_en", m->name_en);
	put_name(w, "kind", organisation_kind_name(m->kind));
	put_place(w, "place", m->place);
	put_industry(w, m->industry);
	put_ref(w, "pair", RECORD_ORGANISATION, m->pair);
	w->sink->end(w->sink);
}

static void
put_side(struct walk *w, const char *line, const char *bytes, const char *text,
    struct span at)
{
	if (span_len(at) == 0) {
		w->sink->null(w->sink, line);
		w->sink->null(w->sink, bytes);
		w->sink->null(w->sink, text);
		return;
	}
	w->sink->integer(
	    w->sink, line, (int64_t)source_line(w->article->source, at.start));
	put_span(w, bytes, at);
	put_words(w, text, at);
}

static void
tell_discrepancy(struct walk *w, size_t i)
{
	const struct discrepancy *x = &w->d->discrepancies.v[i];

	begin(w, RECORD_DISCREPANCY, i);
	put_name(w, "kind", discrepancy_kind_name(x->kind));
	put_name(w, "severity", diag_level_name(x->severity));
	put_side(w, "zh_line", "zh_bytes", "zh_text", x->zh);
	put_side(w, "en_line", "en_bytes", "en_text", x->en);
	put_text(w, "message", x->message);
	w->sink->end(w->sink);
}

/* -- the walk -- */

/* A record by its first byte, its type and its number, as one number. */
enum { STOP_TYPE_BITS = 4, STOP_NUMBER_BITS = 28 };

static int
stop_cmp(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static size_t
count_of(const struct dossier *d, enum record_type t)
{
	const struct bitext *b = d->facts->bitext;

	switch (t) {
	case RECORD_ARTICLE:
		return 1;
	case RECORD_BEAD:
		return bitext_first_bead(b, BEAD_LEVELS);
	case RECORD_FIGURE:
		return d->facts->figures.n;
	case RECORD_TIME:
		return d->facts->times.n;
	case RECORD_PLACE:
		return d->places.n;
	case RECORD_ORGANISATION:
		return d->organisations.n;
	case RECORD_DISCREPANCY:
		return d->discrepancies.n;
	case RECORD_TYPES:
		break;
	}
	return 0;
}

static uint32_t
start_of(const struct dossier *d, enum record_type t, size_t i)
{
	const struct discrepancy *x;

	switch (t) {
	case RECORD_FIGURE:
		return d->facts->figures.v[i].span.start;
	case RECORD_TIME:
		return d->facts->times.v[i].span.start;
	case RECORD_PLACE:
		return d->places.v[i].span.start;
	case RECORD_ORGANISATION:
		return d->organisations.v[i].span.start;
	case RECORD_DISCREPANCY:
		x = &d->discrepancies.v[i];
		return span_len(x->en) > 0 ? x->en.start : x->zh.start;
	default:
		return 0; /* told before all that has a place */
	}
}

static void (*const tell[RECORD_TYPES])(struct walk *, size_t) = {tell_article,
    tell_bead, tell_figure, tell_time, tell_place, tell_organisation,
    tell_discrepancy};

static struct walk
walk_begin(const struct dossier *d, struct record_sink *sink)
{
	const struct article *a = dossier_article(d);

	return (struct walk){
	    .d = d, .article = a, .text = a->source->text, .sink = sink};
}

void
record_tell(const struct dossier *d, enum record_type t, size_t i,
    struct record_sink *sink)
{
	struct walk w = walk_begin(d, sink);

	tell[t](&w, i);
	buffer_free(&w.made);
}

void
record_walk(const struct dossier *d, unsigned types, struct record_sink *sink)
{
	struct walk w = walk_begin(d, sink);
	uint64_t *stop;
	size_t n = 0;

	for (enum record_type t = 0; t < RECORD_TYPES; t++)
		n += types >> t & 1 ? count_of(d, t) : 0;
	stop = must_alloc(arena_times(sizeof(*stop), n + 1));
	n = 0;
	for (enum record_type t = 0; t < RECORD_TYPES; t++)
		for (size_t i = 0; types >> t & 1 && i < count_of(d, t); i++)
			stop[n++] =
			    ((uint64_t)start_of(d, t, i) << STOP_TYPE_BITS | t)
				<< STOP_NUMBER_BITS |
			    i;
	qsort(stop, n, sizeof(*stop), stop_cmp);
	for (size_t i = 0; i < n; i++)
		tell[stop[i] >> STOP_NUMBER_BITS & ((1 << STOP_TYPE_BITS) - 1)](
		    &w, stop[i] & ((1U << STOP_NUMBER_BITS) - 1));
	free(stop);
	buffer_free(&w.made);
}
