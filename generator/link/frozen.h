/* SPDX-License-Identifier: MIT */
/* frozen.h - a dossier as bytes, and back
 *
 * What the rooms up to this one found out about an article, for a build that
 * comes later or for another machine. The form is described by tables of
 * fields (frozen_form.c), which both directions follow; numbers are varints,
 * spans are told from where the last one began. Places and industries are told
 * by their number and code, so that the bytes mean nothing under other
 * authority files. They carry neither a version nor a checksum: the caller's
 * label does (parcel.h), and frozen_form() belongs into it.
 *
 * Bytes from outside are not trusted: of a dossier that was thawed every
 * index, span and order that later rooms rely on has been checked. */
#ifndef FROZEN_H
#define FROZEN_H
#include "buffer.h"
#include "digest.h"
#include "dossier.h"

struct authority;

/* Appends `d`, with the text of its source or without. */
void frozen_put(struct buffer *out, const struct dossier *d,
    const struct authority *auth, bool with_text);
/* The dossier, in `a` and with pointers into `bytes` and `auth`; NULL if the
 * bytes are none. `source` is what it was made from: NULL where the text is
 * among the bytes, which then also tell path and name. */
struct dossier *frozen_thaw(struct arena *a, struct slice bytes,
    const struct authority *auth, const struct source *source);
/* Of the same bytes no more than the article. */
const struct article *frozen_article(struct arena *a, struct slice bytes,
    const struct authority *auth, const struct source *source);
/* What the form is made of: another program's may differ. */
struct digest frozen_form(void);
#endif
