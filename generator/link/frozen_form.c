/* SPDX-License-Identifier: MIT */
/* What a frozen dossier is made of, struct by struct. */
#include "frozen_form.h"

#include "frozen.h"

#define AT(type, member) offsetof(struct type, member)
#define FIELD(kind, type, member)                                              \
	{                                                                      \
		kind, AT(type, member), 0, NULL                                \
	}
#define CHOICE_OF(n, type, member)                                             \
	{                                                                      \
		CHOICE, AT(type, member), n, NULL                              \
	}
#define PART_OF(of, type, member)                                              \
	{                                                                      \
		PART, AT(type, member), 0, of                                  \
	}
#define LIST_OF(of, type, member)                                              \
	{                                                                      \
		LIST, AT(type, member), sizeof(*((struct type *)0)->member.v), \
		    of                                                         \
	}
#define LAST                                                                   \
	{                                                                      \
		END, 0, 0, NULL                                                \
	}

_Static_assert(sizeof(enum kind) == sizeof(uint32_t), "enums are 32 bits");

static const struct field span_form[] = {{SPAN, 0, 0, NULL}, LAST};
static const struct field real_form[] = {{REAL, 0, 0, NULL}, LAST};

static const struct field interval_form[] = {
    FIELD(DATE, interval, from),
    FIELD(DATE, interval, to),
    LAST,
};

static const struct field paragraph_form[] = {
    FIELD(SPAN, paragraph, span),
    CHOICE_OF(PARAGRAPH_APPARATUS + 1, paragraph, kind),
    LAST,
};

static const struct field headline_form[] = {
    FIELD(SPAN, headline, span),
    FIELD(FLAG, headline, in_body),
    FIELD(FLAG, headline, repeats),
    LAST,
};

static const struct field dateline_form[] = {
    FIELD(SPAN, dateline, span),
    FIELD(SPAN, dateline, agency_text),
    FIELD(SPAN, dateline, place),
    FIELD(SPAN, dateline, date_text),
    CHOICE_OF(AGENCY_OTHER + 1, dateline, agency),
    FIELD(DATE, dateline, date),
    FIELD(SIGNED, dateline, paragraph),
    LAST,
};

static const struct field half_form[] = {
    CHOICE_OF(LANGS, half, lang),
    FIELD(FLAG, half, present),
    FIELD(SPAN, half, title),
    FIELD(SPAN, half, body),
    LIST_OF(headline_form, half, headlines),
    LIST_OF(span_form, half, authors),
    LIST_OF(paragraph_form, half, paragraphs),
    PART_OF(dateline_form, half, dateline),
    LAST,
};

const struct field frozen_article_form[] = {
    PART_OF(half_form, article, half[0]),
    PART_OF(half_form, article, half[1]),
    FIELD(DATE, article, date),
    FIELD(NUMBER, article, page),
    FIELD(SPAN, article, page_name),
    FIELD(SPAN, article, column),
    FIELD(TEXT, article, id),
    LAST,
};

static const struct field sentence_form[] = {
    FIELD(SPAN, sentence, span),
    FIELD(NUMBER, sentence, paragraph),
    LAST,
};

static const struct field bead_form[] = {
    FIELD(NUMBER, bead, side[0].first),
    FIELD(NUMBER, bead, side[0].count),
    FIELD(NUMBER, bead, side[1].first),
    FIELD(NUMBER, bead, side[1].count),
    FIELD(REAL, bead, score),
    FIELD(FLAG, bead, reordered),
    FIELD(CONFIRMED, bead, confirmed),
    LAST,
};

/* bead_of follows from the beads. */
const struct field frozen_bitext_form[] = {
    LIST_OF(sentence_form, bitext, sentences[0]),
    LIST_OF(sentence_form, bitext, sentences[1]),
    LIST_OF(bead_form, bitext, paragraphs),
    LIST_OF(bead_form, bitext, lines),
    LIST_OF(bead_form, bitext, headlines),
    LIST_OF(bead_form, bitext, repeats),
    LAST,
};

static const struct field bound_form[] = {
    FIELD(FLAG, bound, known),
    FIELD(REAL, bound, value),
    FIELD(TEXT, bound, digits),
    LAST,
};

static const struct field figure_form[] = {
    CHOICE_OF(LANGS, figure, lang),
    FIELD(SPAN, figure, span),
    FIELD(SPAN, figure, number),
    FIELD(SIGNED, figure, paragraph),
    FIELD(SIGNED, figure, sentence),
    FIELD(SIGNED, figure, repeats),
    CHOICE_OF(FIGURE_RATE + 1, figure, kind),
    CHOICE_OF(RANGE + 1, figure, qualifier),
    PART_OF(bound_form, figure, min),
    PART_OF(bound_form, figure, max),
    PART_OF(bound_form, figure, implied_max),
    LIST_OF(real_form, figure, values),
    FIELD(SPAN, figure, unit),
    FIELD(TEXT, figure, unit_id),
    PART_OF(bound_form, figure, si_min),
    PART_OF(bound_form, figure, si_max),
    FIELD(TEXT, figure, si_unit),
    FIELD(SPAN, figure, item),
    CHOICE_OF(ROLE_RATIO + 1, figure, role),
    PART_OF(bound_form, figure, factor_min),
    PART_OF(bound_form, figure, factor_max),
    FIELD(SIGNED, figure, linked),
    FIELD(SPAN, figure, compared),
    PART_OF(interval_form, figure, compared_with),
    FIELD(SPAN, figure, per),
    FIELD(TEXT, figure, per_id),
    PART_OF(interval_form, figure, period),
    LAST,
};

static const struct field time_form[] = {
    CHOICE_OF(LANGS, time_mention, lang),
    FIELD(SPAN, time_mention, span),
    FIELD(SIGNED, time_mention, paragraph),
    FIELD(SIGNED, time_mention, sentence),
    CHOICE_OF(TIME_VAGUE + 1, time_mention, kind),
    PART_OF(interval_form, time_mention, when),
    LAST,
};

const struct field frozen_facts_form[] = {
    LIST_OF(figure_form, facts, figures),
    LIST_OF(time_form, facts, times),
    LAST,
};

static const struct field place_form[] = {
    CHOICE_OF(LANGS, place_mention, lang),
    FIELD(SPAN, place_mention, span),
    FIELD(SIGNED, place_mention, paragraph),
    FIELD(SIGNED, place_mention, sentence),
    FIELD(PLACE, place_mention, place),
    FIELD(PLACE, place_mention, within),
    CHOICE_OF(PLACE_OTHER + 1, place_mention, kind),
    FIELD(FLAG, place_mention, in_name),
    FIELD(FLAG, place_mention, implicit),
    FIELD(FLAG, place_mention, in_dateline),
    FIELD(SIGNED, place_mention, pair),
    LAST,
};

static const struct field organisation_form[] = {
    CHOICE_OF(LANGS, organisation_mention, lang),
    FIELD(SPAN, organisation_mention, span),
    FIELD(SIGNED, organisation_mention, paragraph),
    FIELD(SIGNED, organisation_mention, sentence),
    CHOICE_OF(ORG_OTHER + 1, organisation_mention, kind),
    FIELD(TEXT, organisation_mention, id),
    FIELD(TEXT, organisation_mention, name_zh),
    FIELD(TEXT, organisation_mention, name_en),
    FIELD(PLACE, organisation_mention, place),
    FIELD(INDUSTRY, organisation_mention, industry),
    FIELD(SIGNED, organisation_mention, pair),
    LAST,
};

static const struct field subject_form[] = {
    FIELD(PLACE, subject, place),
    FIELD(REAL, subject, score),
    FIELD(NUMBER, subject, order),
    LAST,
};

static const struct field industry_form[] = {
    FIELD(INDUSTRY, industry_score, industry),
    FIELD(REAL, industry_score, score),
    LIST_OF(span_form, industry_score, evidence),
    LAST,
};

static const struct field discrepancy_form[] = {
    CHOICE_OF(DISCREPANCY_UNTRANSLATED + 1, discrepancy, kind),
    FIELD(SPAN, discrepancy, zh),
    FIELD(SPAN, discrepancy, en),
    FIELD(TEXT, discrepancy, message),
    CHOICE_OF(ERROR + 1, discrepancy, severity),
    LAST,
};

const struct field frozen_dossier_form[] = {
    FIELD(TEXT, dossier, id),
    LIST_OF(place_form, dossier, places),
    LIST_OF(organisation_form, dossier, organisations),
    LIST_OF(subject_form, dossier, subjects),
    LIST_OF(industry_form, dossier, industries),
    LIST_OF(discrepancy_form, dossier, discrepancies),
    LAST,
};

static const struct field link_form[] = {
    FIELD(SIGNED, figure_link, pair),
    CHOICE_OF(VERDICT_MISSING + 1, figure_link, verdict),
    CHOICE_OF(DIFFER_ROLE + 1, figure_link, difference),
    FIELD(PLACE, figure_link, place),
    FIELD(SIGNED, figure_link, organisation),
    FIELD(INDUSTRY, figure_link, industry),
    LAST,
};

const struct field frozen_links_form[] = {
    LIST_OF(link_form, links, list),
    LAST,
};

const struct field frozen_source_form[] = {
    FIELD(TEXT, source, path),
    FIELD(TEXT, source, name),
    FIELD(TEXT, source, text),
    LAST,
};

static size_t
count_fields(const struct field *form)
{
	size_t n = 0;

	while (form[n].kind != END)
		n++;
	return n;
}

size_t
frozen_mask_bytes(const struct field *form)
{
	size_t n = count_fields(form);

	return n > 4 ? (n + 7) / 8 : 0;
}

size_t
frozen_least_bytes(const struct field *form)
{
	size_t bytes = frozen_mask_bytes(form);

	return bytes > 0 ? bytes : count_fields(form);
}

/* NOLINTBEGIN(misc-no-recursion): as deep as struct dossier */
static void
describe(struct buffer *out, const struct field *form)
{
	for (; form->kind != END; form++) {
		/* What a list's elements measure is this machine's matter. */
		buffer_printf(out, "%d.%zu", (int)form->kind,
		    form->kind == LIST ? 0 : form->n);
		if (form->of != NULL)
			describe(out, form->of);
	}
	buffer_putc(out, ';');
}
/* NOLINTEND(misc-no-recursion) */

struct digest
frozen_form(void)
{
	static const struct field *const all[] = {frozen_source_form,
	    frozen_article_form, frozen_bitext_form, frozen_facts_form,
	    frozen_dossier_form, frozen_links_form};
	struct buffer b = {0};
	struct digest d;

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		describe(&b, all[i]);
	d = digest_of(buffer_slice(&b));
	buffer_free(&b);
	return d;
}
