/* SPDX-License-Identifier: MIT */
#include "notes.h"
#include "tei.h"

/* A bead of more units than this is pointed to, not spelled out by each of
 * its units: their number would be squared. */
enum { MANY = 16 };

struct text {
	struct tei *t;
	struct markup *m;
	enum lang lang;
	struct slice source;
	struct notes notes;
	size_t next; /* note that was not yet passed */
	size_t at;   /* all before this offset is written */
	size_t run;  /* where the present run began (tei.runs) */
	uint32_t nheadlines, nparagraphs, nsentences; /* written */
	bool again; /* in a headline that is printed again */
};

/* ---- what is marked ---- */

static void
add_note(struct text *x, struct span at, enum note_kind kind, size_t index)
{
	*VEC_ADD(x->t->arena, &x->notes) =
	    (struct note){at, kind, (uint32_t)index, false};
}

static void
collect_notes(struct text *x)
{
	const struct dossier *d = x->t->dossier;
	const struct dateline *line = &x->t->article->half[x->lang].dateline;

	for (size_t i = 0; i < d->facts->figures.n; i++)
		if (d->facts->figures.v[i].lang == x->lang)
			add_note(
			    x, d->facts->figures.v[i].span, NOTE_FIGURE, i);
	for (size_t i = 0; i < d->facts->times.n; i++)
		if (d->facts->times.v[i].lang == x->lang)
			add_note(x, d->facts->times.v[i].span, NOTE_TIME, i);
	for (size_t i = 0; i < d->places.n; i++)
		if (d->places.v[i].lang == x->lang)
			add_note(x, d->places.v[i].span, NOTE_PLACE, i);
	for (size_t i = 0; i < d->organisations.n; i++)
		if (d->organisations.v[i].lang == x->lang)
			add_note(x, d->organisations.v[i].span,
			    NOTE_ORGANISATION, i);
	for (size_t i = 0; i < d->discrepancies.n; i++) {
		struct span at = x->lang == ZH ? d->discrepancies.v[i].zh
					       : d->discrepancies.v[i].en;

		if (span_len(at) > 0)
			add_note(x, at, NOTE_DISCREPANCY, i);
	}
	if (line->paragraph >= 0 && span_len(line->span) > 0)
		add_note(x, line->span, NOTE_DATELINE, 0);
}

static struct slice
note_id(const struct text *x, const struct note *n)
{
	static const enum record_type types[] = {
	    [NOTE_ORGANISATION] = RECORD_ORGANISATION,
	    [NOTE_PLACE] = RECORD_PLACE,
	    [NOTE_TIME] = RECORD_TIME,
	    [NOTE_FIGURE] = RECORD_FIGURE,
	};
	struct slice id;

	if (n->kind == NOTE_DATELINE)
		return SLICE_NONE;
	if (n->kind != NOTE_DISCREPANCY)
		return tei_id(x->t, types[n->kind], n->index);
	id = tei_id(x->t, RECORD_DISCREPANCY, n->index);
	return arena_printf(
	    x->t->arena, "%.*s.%s", SLICE_ARG(id), lang_code(x->lang));
}

/* A discrepancy points to the figure or name it is about where that stands
 * on the same stretch, else to an element of its own. */
static void
settle_targets(struct text *x)
{
	size_t kept = 0;

	notes_settle(&x->notes, x->t->arena);
	for (size_t i = 0; i < x->notes.n; i++) {
		struct note *n = &x->notes.v[i];
		struct note *twin = kept > 0 ? &x->notes.v[kept - 1] : NULL;

		if (n->kind != NOTE_DISCREPANCY) {
			x->notes.v[kept++] = *n;
			continue;
		}
		if (twin == NULL || twin->kind == NOTE_DATELINE ||
		    twin->span.start != n->span.start ||
		    twin->span.end != n->span.end) {
			x->notes.v[kept++] = *n;
			twin = &x->notes.v[kept - 1];
		}
		x->t->targets[n->index][x->lang] = note_id(x, twin);
	}
	x->notes.n = kept;
}

static void
reference(struct text *x, const char *attr, const char *prefix, struct slice id)
{
	markup_attr_printf(x->m, attr, "#%s%.*s", prefix, SLICE_ARG(id));
}

static void
open_figure(struct text *x, size_t i)
{
	const struct figure *f = &x->t->dossier->facts->figures.v[i];
	const struct figure_link *link = &x->t->dossier->figure_links[i];
	bool number = tei_is_number(f);

	x->t->mark[i] = MARK_ELEMENT;
	x->t->again[i] = x->again;
	markup_open(x->m, number ? "num" : "measure");
	markup_attr(x->m, "type", slice_of(figure_kind_name(f->kind)));
	markup_attr(x->m, "subtype", slice_of(qualifier_name(f->qualifier)));
	tei_bounds(x->t, number ? "value" : "quantity", f->min, f->max);
	if (!number) {
		markup_attr(x->m, "unit", f->unit_id);
		if (units_by_id(x->t->authority->units, f->unit_id) != NULL)
			reference(x, "unitRef", "unit.", f->unit_id);
	}
	if (link->pair >= 0)
		reference(x, "corresp", "",
		    tei_id(x->t, RECORD_FIGURE, (size_t)link->pair));
}

static void
open_time(struct text *x, size_t i)
{
	const struct time_mention *m = &x->t->dossier->facts->times.v[i];
	struct date from = m->when.from, to = m->when.to;
	char day[DATE_SIZE];

	*VEC_ADD(x->t->arena, &x->t->dates) = i;
	markup_open(x->m, "date");
	markup_attr(x->m, "type", slice_of(time_kind_name(m->kind)));
	if (m->kind == TIME_VAGUE)
		markup_attr(x->m, "cert", SLICE("low"));
	if (from.known && to.known && date_cmp(from, to) == 0) {
		markup_attr(x->m, "when", slice_of(date_format(from, day)));
		return;
	}
	if (from.known)
		markup_attr(x->m, "from", slice_of(date_format(from, day)));
	if (to.known)
		markup_attr(x->m, "to", slice_of(date_format(to, day)));
}

static void
open_place(struct text *x, size_t i)
{
	const struct place_mention *m = &x->t->dossier->places.v[i];

	markup_open(x->m, m->implicit ? "rs" : "placeName");
	if (m->implicit) {
		markup_attr(x->m, "type", SLICE("place"));
		/* Understood from what was said before. */
		if (m->place != NULL)
			markup_attr(x->m, "cert", SLICE("medium"));
	}
	if (m->place != NULL)
		reference(x, "ref", "place.", m->place->id);
	else
		markup_attr(x->m, "cert", SLICE("low"));
}

static void
open_organisation(struct text *x, size_t i)
{
	*VEC_ADD(x->t->arena, &x->t->names) = i;
	markup_open(x->m, "orgName");
	markup_attr_printf(x->m, "ref", "#org.%zu", x->t->organisation_no[i]);
}

static void
open_note(struct text *x, const struct note *n)
{
	switch (n->kind) {
	case NOTE_FIGURE:
		open_figure(x, n->index);
		break;
	case NOTE_TIME:
		open_time(x, n->index);
		break;
	case NOTE_PLACE:
		open_place(x, n->index);
		break;
	case NOTE_ORGANISATION:
		open_organisation(x, n->index);
		break;
	case NOTE_DATELINE:
		markup_open(x->m, "seg");
		markup_attr(x->m, "type", SLICE("dateline"));
		break;
	case NOTE_DISCREPANCY:
		if (x->lang == EN &&
		    x->t->dossier->discrepancies.v[n->index].kind ==
			DISCREPANCY_UNTRANSLATED) {
			markup_open(x->m, "foreign");
			markup_attr(x->m, "xml:lang", SLICE("zh"));
			break;
		}
		markup_open(x->m, "seg");
		markup_attr(x->m, "type", SLICE("discrepancy"));
		break;
	}
	markup_attr(x->m, "xml:id", note_id(x, n));
}

static void
put_anchor(struct text *x, const struct note *n)
{
	struct slice id = note_id(x, n);

	if (id.p == NULL)
		return;
	if (n->kind == NOTE_FIGURE) {
		x->t->mark[n->index] = MARK_ANCHOR;
		x->t->again[n->index] = x->again;
	}
	markup_open(x->m, "anchor");
	markup_attr(x->m, "xml:id", id);
	markup_close(x->m);
}

/* ---- text ---- */

static void
end_run(struct text *x, size_t end)
{
	*VEC_ADD(x->t->arena, &x->t->runs[x->lang]) =
	    (struct span){(uint32_t)x->run, (uint32_t)end};
}

/* Closes a head, p or ab. */
static void
close_block(struct text *x)
{
	end_run(x, x->at);
	markup_close(x->m);
	markup_line(x->m);
}

/* Writes up to `end`; a line end with the white space around it is an lb. */
static void
put_text(struct text *x, size_t end)
{
	while (x->at < end) {
		const char *p = x->source.p + x->at;
		size_t n = end - x->at, line = 0, rest;

		while (line < n && p[line] != '\n' && p[line] != '\r')
			line++;
		if (line == n) {
			markup_text(x->m, (struct slice){p, n});
			x->at = end;
			return;
		}
		rest = line;
		while (line > 0 && (p[line - 1] == ' ' || p[line - 1] == '\t'))
			line--;
		markup_text(x->m, (struct slice){p, line});
		end_run(x, x->at + line);
		markup_open(x->m, "lb");
		markup_close(x->m);
		while (rest < n && (p[rest] == ' ' || p[rest] == '\t' ||
				       p[rest] == '\n' || p[rest] == '\r'))
			rest++;
		x->at += rest;
		x->run = x->at;
	}
}

/* Writes the source from x->at to `end` with the notes that lie inside it.
 * Nested ones are led on a stack of their ends, however deep. */
static void
put_marked(struct text *x, size_t end)
{
	VEC(size_t) ends = {0};

	for (; x->next < x->notes.n; x->next++) {
		const struct note *n = &x->notes.v[x->next];

		if (n->span.start >= end)
			break;
		while (ends.n > 0 && ends.v[ends.n - 1] <= n->span.start) {
			put_text(x, ends.v[--ends.n]);
			markup_close(x->m);
		}
		if (n->span.start >= x->at)
			put_text(x, n->span.start);
		if (n->crossed || n->span.end > end || n->span.start < x->at ||
		    span_len(n->span) == 0) {
			put_anchor(x, n);
			continue;
		}
		open_note(x, n);
		*VEC_ADD(x->t->arena, &ends) = n->span.end;
	}
	while (ends.n > 0) {
		put_text(x, ends.v[--ends.n]);
		markup_close(x->m);
	}
	put_text(x, end);
}

/* ---- blocks ---- */

static struct slice
bead_id(const struct tei *t, enum bead_level level, const struct bead *b)
{
	const struct bitext *all = t->dossier->facts->bitext;

	return tei_id(t, RECORD_BEAD,
	    bitext_first_bead(all, level) +
		(size_t)(b - bitext_beads(all, level)->v));
}

/* corresp: what renders unit `i` in the other half. */
static void
correspondence(struct text *x, enum bead_level level, uint32_t i)
{
	enum lang other = x->lang == ZH ? EN : ZH;
	const struct bead *b = x->t->bead_of[level][x->lang][i];
	struct buffer *list;
	char unit[TEI_UNIT_SIZE];
	struct run r;

	if (b == NULL || b->side[other].count == 0)
		return;
	r = b->side[other];
	if (level != BEAD_HEADLINE &&
	    (r.count > MANY || b->side[x->lang].count > MANY)) {
		reference(x, "corresp", "", bead_id(x->t, level, b));
		return;
	}
	list = &(struct buffer){0};
	for (uint32_t k = 0; k < r.count && k < MANY; k++)
		buffer_printf(list, "%s#%s", k > 0 ? " " : "",
		    tei_unit(unit, level, other, r.first + k));
	markup_attr(x->m, "corresp", buffer_slice(list));
	buffer_free(list);
}

static void
open_unit(struct text *x, const char *name, enum bead_level level, uint32_t i)
{
	const struct bead *b = x->t->bead_of[level][x->lang][i];
	char id[TEI_UNIT_SIZE];

	markup_open(x->m, name);
	markup_attr(x->m, "xml:id", slice_of(tei_unit(id, level, x->lang, i)));
	correspondence(x, level, i);
	if (level == BEAD_SENTENCE && b != NULL && b->confirmed != NULL)
		markup_attr(x->m, "resp", SLICE("#" TEI_READER));
	if (level == BEAD_SENTENCE && b != NULL && bead_low(b))
		markup_attr(x->m, "cert", SLICE("low"));
}

static const char *const kind_name[] = {
    [PARAGRAPH_CREDIT] = "credit",
    [PARAGRAPH_CAPTION] = "caption",
    [PARAGRAPH_APPARATUS] = "apparatus",
};

static void
put_paragraph(struct text *x, const struct paragraph *p)
{
	const struct bitext *b = x->t->dossier->facts->bitext;
	uint32_t i = x->nparagraphs++;

	x->run = x->at;
	open_unit(x, p->kind == PARAGRAPH_TEXT ? "p" : "ab", BEAD_PARAGRAPH, i);
	markup_attr_int(x->m, "n", (int64_t)i + 1);
	if (p->kind != PARAGRAPH_TEXT)
		markup_attr(x->m, "type", slice_of(kind_name[p->kind]));
	for (; x->nsentences < b->sentences[x->lang].n; x->nsentences++) {
		const struct sentence *s =
		    &b->sentences[x->lang].v[x->nsentences];

		if (s->paragraph > i || s->span.start >= p->span.end)
			break;
		/* What no sentence claims stands in the paragraph. */
		put_marked(x, s->span.start);
		open_unit(x, "s", BEAD_SENTENCE, x->nsentences);
		put_marked(x, s->span.end);
		markup_close(x->m);
	}
	put_marked(x, p->span.end);
	close_block(x);
}

/* Text of the body that is neither headline nor paragraph is kept too. */
static void
put_rest(struct text *x, size_t end)
{
	struct span at = {(uint32_t)x->at, (uint32_t)end};

	if (x->at >= end)
		return;
	at = span_trim(x->source, at);
	if (span_len(at) > 0) {
		x->at = x->run = at.start;
		markup_open(x->m, "ab");
		markup_attr(x->m, "type", SLICE("rest"));
		put_marked(x, at.end);
		close_block(x);
	}
	x->at = end;
}

/* A headline from x->at to `end`. Headlines come before all paragraphs: TEI has
 * no head behind one. */
static void
put_headline(struct text *x, const struct headline *h, size_t end)
{
	struct span at =
	    span_trim(x->source, (struct span){(uint32_t)x->at, (uint32_t)end});

	x->at = x->run = at.start;
	open_unit(x, "head", BEAD_HEADLINE, x->nheadlines++);
	if (h->in_body)
		markup_attr(x->m, "type", SLICE("printed"));
	if (h->repeats)
		markup_attr(x->m, "subtype", SLICE("repeat"));
	x->again = h->repeats;
	put_marked(x, at.end);
	x->again = false;
	close_block(x);
	x->at = end;
}

/* The title's line: each headline reaches to the next, so that what divides
 * them is kept. Returns how many headlines were written. */
static size_t
put_title(struct text *x, const struct half *h)
{
	struct span title = span_trim(x->source, h->title);
	size_t n = 0;

	while (n < h->headlines.n && !h->headlines.v[n].in_body)
		n++;
	x->at = title.start;
	for (size_t i = 0; i < n; i++) {
		size_t end =
		    i + 1 < n ? h->headlines.v[i + 1].span.start : title.end;

		if (end > x->at)
			put_headline(x, &h->headlines.v[i], end);
	}
	return n;
}

static void
put_half(struct text *x, const struct half *h)
{
	size_t head = put_title(x, h), par = 0;

	x->at = h->body.start;
	while (head < h->headlines.n || par < h->paragraphs.n) {
		const struct headline *line =
		    head < h->headlines.n ? &h->headlines.v[head] : NULL;
		const struct paragraph *p =
		    par < h->paragraphs.n ? &h->paragraphs.v[par] : NULL;

		if (p == NULL ||
		    (line != NULL && line->span.start < p->span.start)) {
			put_rest(x, line->span.start);
			put_headline(x, line, line->span.end);
			head++;
			continue;
		}
		put_rest(x, p->span.start);
		put_paragraph(x, p);
		par++;
	}
	put_rest(x, h->body.end);
}

void
tei_body(struct tei *t)
{
	t->targets = (struct slice(*)[LANGS])arena_alloc(t->arena,
	    arena_times(sizeof(*t->targets), t->dossier->discrepancies.n + 1));
	markup_open(t->m, "text");
	markup_line(t->m);
	markup_open(t->m, "body");
	markup_line(t->m);
	for (enum lang l = ZH; l < LANGS; l++) {
		struct text x = {
		    .t = t,
		    .m = t->m,
		    .lang = l,
		    .source = t->article->source->text,
		};

		if (!t->article->half[l].present)
			continue;
		collect_notes(&x);
		settle_targets(&x);
		markup_open(t->m, "div");
		markup_attr(t->m, "type",
		    l == ZH ? SLICE("original") : SLICE("translation"));
		markup_attr(t->m, "xml:lang", slice_of(lang_code(l)));
		markup_attr(t->m, "xml:id", slice_of(lang_code(l)));
		markup_line(t->m);
		put_half(&x, &t->article->half[l]);
		markup_close(t->m);
		markup_line(t->m);
	}
	markup_close(t->m);
	markup_line(t->m);
	markup_close(t->m);
	markup_line(t->m);
}
