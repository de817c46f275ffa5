/* SPDX-License-Identifier: MIT */
#include "gb18030.h"

#include <errno.h>
#include <iconv.h>

#include "utf8.h"

bool
gb18030_decode(struct buffer *out, struct slice bytes, size_t *bad)
{
	iconv_t cd = iconv_open("UTF-8", "GB18030");
	char *in = (char *)(uintptr_t)bytes.p; /* iconv does not write it */
	size_t left = bytes.n;

	*bad = 0;
	/* -Wanalyzer-malloc-leak: there is no descriptor in -1 */
	if (cd == (iconv_t)-1)
		return false;
	while (left > 0) {
		/* A pair of bytes becomes at most four. */
		size_t room = left * 2 + 16, had = room, done;
		char *to = buffer_room(out, room);

		done = iconv(cd, &in, &left, &to, &room);
		out->n += had - room;
		if (done == (size_t)-1 && errno != E2BIG)
			break;
	}
	*bad = bytes.n - left;
	iconv_close(cd);
	return left == 0;
}

/* Text is Chinese if most of what is not ASCII are ideographs or their
 * punctuation. */
static bool
mostly_chinese(struct slice s)
{
	size_t chinese = 0, other = 0;

	for (size_t i = 0; i < s.n;) {
		uint32_t cp = utf8_next(s, &i);

		if (cp < 0x80)
			continue;
		if (cp_is_han(cp) || (cp >= 0x3000 && cp < 0x3020) ||
		    (cp >= 0xff00 && cp < 0xff60))
			chinese++;
		else
			other++;
	}
	return chinese > 4 * other;
}

/* Nearly every UTF-8 text of ideographs decodes as GB18030 too, into rare
 * ones.  What tells them apart is how the text begins: ideographs of three
 * bytes before the first fault mean damaged UTF-8. */
static bool
begins_as_utf8(struct slice prefix)
{
	for (size_t i = 0; i < prefix.n;)
		if (utf8_next(prefix, &i) >= 0x800)
			return true;
	return false;
}

bool
gb18030_looks_like(struct slice bytes, size_t bad)
{
	struct buffer decoded = {0};
	size_t at;
	bool looks;

	if (begins_as_utf8(slice_head(bytes, bad)))
		return false;
	looks = gb18030_decode(&decoded, bytes, &at) &&
		mostly_chinese(buffer_slice(&decoded));
	buffer_free(&decoded);
	return looks;
}
