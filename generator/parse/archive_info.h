/* SPDX-License-Identifier: MIT */
/* archive_info.h - what a corpus says about itself: archive.md
 *
 * Header lines "Name: value" (Title, Title-zh, Newspaper, Newspaper-zh,
 * Language, Publisher, Base-URL, Rights, Contact, OAI-Gateway), a blank line,
 * then an introduction in Markdown. */
#ifndef ARCHIVE_INFO_H
#define ARCHIVE_INFO_H
#include "corpus.h"

struct archive_info {
	struct slice title, title_zh, language, publisher, base_url, rights;
	struct slice contact, oai_gateway;    /* who answers, and what for */
	struct slice newspaper, newspaper_zh; /* that is cited */
	struct slice about_html; /* rendered by cmark in safe mode */
};

/* Reads what `corpus` has of it, or else makes a title of the corpus' name.
 * False if it is there but cannot be read: reported. */
bool archive_info_read(struct archive_info *info, struct arena *a,
    struct diag *d, const struct corpus *corpus);
#endif
