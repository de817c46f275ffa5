/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "json.h"
#include "tei.h"

static void
begin(struct tei *t, const char *name)
{
	markup_open(t->m, name);
	markup_line(t->m);
}

static void
end(struct tei *t)
{
	markup_close(t->m);
	markup_line(t->m);
}

/* ---- beads ---- */

static void
put_bead(struct tei *t, const struct bead *b, size_t no, enum bead_level level)
{
	bool two = b->side[ZH].count > 0 && b->side[EN].count > 0;
	struct buffer list = {0};
	char unit[TEI_UNIT_SIZE];

	for (enum lang l = ZH; l < LANGS; l++)
		for (uint32_t k = 0; k < b->side[l].count; k++)
			buffer_printf(&list, "%s#%s", list.n > 0 ? " " : "",
			    tei_unit(unit, level, l, b->side[l].first + k));
	markup_open(t->m, two ? "link" : "ptr");
	markup_attr(t->m, "xml:id", tei_id(t, RECORD_BEAD, no));
	markup_attr_printf(
	    t->m, "type", "%u-%u", b->side[ZH].count, b->side[EN].count);
	if (b->reordered)
		markup_attr(t->m, "subtype", SLICE("reordered"));
	markup_attr(t->m, "target", buffer_slice(&list));
	if (b->confirmed != NULL)
		markup_attr(t->m, "resp", SLICE("#" TEI_READER));
	if (two)
		markup_attr_number(t->m, "cert", round(b->score * 1000) / 1000);
	end(t);
	buffer_free(&list);
}

static void
put_beads(struct tei *t, enum bead_level level)
{
	const struct bitext *bitext = t->dossier->facts->bitext;
	const struct bead_list *beads = bitext_beads(bitext, level);
	size_t no = bitext_first_bead(bitext, level);

	if (beads->n == 0)
		return;
	markup_open(t->m, "linkGrp");
	markup_attr_printf(t->m, "type", "%ss", bead_level_name(level));
	markup_line(t->m);
	VEC_EACH (b, beads)
		if (b->side[ZH].count + b->side[EN].count > 0)
			put_bead(t, b, no + (size_t)(b - beads->v), level);
	end(t);
}

/* ---- names ---- */

void
put_location(struct markup *m, const struct place *p)
{
	struct buffer geo = {0};

	if (isnan(p->latitude) || isnan(p->longitude))
		return;
	put_number(&geo, p->latitude);
	buffer_putc(&geo, ' ');
	put_number(&geo, p->longitude);
	markup_open(m, "location");
	markup_leaf(m, "geo", NULL, buffer_slice(&geo));
	markup_close(m);
	markup_line(m);
	buffer_free(&geo);
}

static void
put_place(struct tei *t, const struct place *p, const struct place *within)
{
	markup_open(t->m, "place");
	markup_attr_printf(t->m, "xml:id", "place.%.*s", SLICE_ARG(p->id));
	markup_attr(t->m, "type", slice_of(place_kind_name(p->kind)));
	for (size_t i = 0; i < t->dossier->subjects.n; i++)
		if (t->dossier->subjects.v[i].place == p) {
			markup_attr_int(t->m, "n", (int64_t)i + 1);
			break;
		}
	markup_attr_printf(t->m, "sameAs", "%stei/places.xml#place.%.*s",
	    t->top, SLICE_ARG(p->id));
	markup_line(t->m);
	for (enum lang l = ZH; l < LANGS; l++)
		if (p->name[l].n > 0)
			markup_leaf(
			    t->m, "placeName", lang_code(l), p->name[l]);
	if (within != NULL && within != p) {
		markup_open(t->m, "region");
		markup_attr(t->m, "key", within->id);
		markup_text(t->m, within->name[EN]);
		end(t);
	}
	put_location(t->m, p);
	markup_leaf(t->m, "idno", NULL, p->path);
	end(t);
}

static void
put_organisation(struct tei *t, size_t no)
{
	const struct organisation_mention *o =
	    &t->dossier->organisations.v[t->organisations.v[no]];

	markup_open(t->m, "org");
	markup_attr_printf(t->m, "xml:id", "org.%zu", no);
	markup_attr(t->m, "type", slice_of(organisation_kind_name(o->kind)));
	markup_attr_printf(t->m, "sameAs",
	    "%stei/organisations-%x.xml#org.%.*s", t->top,
	    (unsigned)organisation_part(o->id), SLICE_ARG(o->id));
	markup_line(t->m);
	if (o->name_zh.n > 0)
		markup_leaf(t->m, "orgName", "zh", o->name_zh);
	if (o->name_en.n > 0)
		markup_leaf(t->m, "orgName", "en", o->name_en);
	if (o->name_zh.n == 0 && o->name_en.n == 0)
		markup_leaf(t->m, "orgName", lang_code(o->lang),
		    article_text(t->article, o->span));
	markup_leaf(t->m, "idno", NULL, o->id);
	end(t);
}

/* ---- discrepancies ---- */

static void
put_discrepancy(struct tei *t, size_t i)
{
	const struct discrepancy *x = &t->dossier->discrepancies.v[i];
	struct slice to[LANGS] = {t->targets[i][ZH], t->targets[i][EN]};
	enum lang there = t->article->half[ZH].present ? ZH : EN;

	/* One that names no place is about the whole text. */
	if (to[ZH].p == NULL && to[EN].p == NULL)
		to[there] = slice_of(lang_code(there));
	markup_open(t->m, "span");
	markup_attr(t->m, "xml:id", tei_id(t, RECORD_DISCREPANCY, i));
	markup_attr(t->m, "type", slice_of(discrepancy_kind_name(x->kind)));
	markup_attr(t->m, "subtype", slice_of(diag_level_name(x->severity)));
	markup_attr_printf(t->m, "target", "%s%.*s%s%.*s",
	    to[ZH].p != NULL ? "#" : "", SLICE_ARG(to[ZH]),
	    to[EN].p == NULL   ? ""
	    : to[ZH].p != NULL ? " #"
			       : "#",
	    SLICE_ARG(to[EN]));
	markup_text(t->m, x->message);
	end(t);
}

void
tei_standoff(struct tei *t)
{
	const struct dossier *d = t->dossier;

	begin(t, "standOff");
	tei_layout(t);
	for (enum bead_level level = BEAD_PARAGRAPH; level < BEAD_LEVELS;
	     level++)
		put_beads(t, level);
	if (t->places.n > 0) {
		begin(t, "listPlace");
		VEC_EACH (p, &t->places)
			put_place(t, p->place, p->within);
		end(t);
	}
	if (t->organisations.n > 0) {
		begin(t, "listOrg");
		for (size_t i = 0; i < t->organisations.n; i++)
			put_organisation(t, i);
		end(t);
	}
	if (d->discrepancies.n > 0) {
		markup_open(t->m, "spanGrp");
		markup_attr(t->m, "type", SLICE("discrepancies"));
		markup_line(t->m);
		for (size_t i = 0; i < d->discrepancies.n; i++)
			put_discrepancy(t, i);
		end(t);
	}
	for (size_t i = 0; i < d->facts->figures.n; i++)
		tei_figure(t, i);
	end(t);
}
