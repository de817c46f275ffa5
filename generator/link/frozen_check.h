/* SPDX-License-Identifier: MIT */
/* frozen_check.h - whether a thawed dossier is one that the rooms could have
 * made, as far as later rooms rely on it; inside this room only */
#ifndef FROZEN_CHECK_H
#define FROZEN_CHECK_H
#include "dossier.h"

/* Spans lie in the text already, at characters, the end behind the start. */
bool frozen_article_holds(const struct article *a);
bool frozen_bitext_holds(const struct bitext *b);
bool frozen_dossier_holds(const struct dossier *d);
#endif
