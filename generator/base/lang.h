/* SPDX-License-Identifier: MIT */
/* lang.h - the two languages of a bitext (BCP 47 "zh" and "en") */
#ifndef LANG_H
#define LANG_H

enum lang { ZH, EN, LANGS };

static inline const char *
lang_code(enum lang l)
{
	return l == ZH ? "zh" : "en";
}
#endif
