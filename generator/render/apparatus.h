/* SPDX-License-Identifier: MIT */
/* apparatus.h - what stands beside an article's text, ready to be laid out
 *
 * The rows of its figures, its times and its organisations as
 * templates/apparatus.xsl shows them: of what the TEI document says, each
 * version's beside the other's, values as they are read. A stylesheet can find
 * all this out from the document alone, at ten times the cost. */
#ifndef APPARATUS_H
#define APPARATUS_H
#include "tei.h"

/* Puts below the open element of `m`, in this order and where there are any:
 *
 *	figure		id lang text; differ; pair pair_text: its rendering, own
 *			if that has no row of its own
 *	  value		the amount; then what else is known: unit (also below
 *			value) si item implied factor compared per when role
 *			verdict difference
 *	days		when: an interval
 *	  at		id lang: a time that means these days, as printed
 *	names		id, key of an organisation
 *	  name		lang
 *	  at		id of a place where it is named, n from 1
 *
 * `t` is what tei_build() has told of the article. */
void put_apparatus(struct markup *m, const struct tei *t);
#endif
