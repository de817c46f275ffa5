/* SPDX-License-Identifier: MIT */
#include "json.h"
#include "tei.h"

/* Whether the runs of the halves, the one of `first` before the other, follow
 * each other in the source. */
static bool
in_order(const struct tei *t, enum lang first)
{
	uint32_t at = 0;

	for (int k = 0; k < LANGS; k++) {
		enum lang l = k == 0 ? first : first == ZH ? EN : ZH;

		VEC_EACH (run, &t->runs[l]) {
			if (run->start < at || run->end < run->start)
				return false;
			at = run->end;
		}
	}
	return true;
}

static void
put_half(struct tei *t, struct buffer *b, enum lang l, uint32_t *at)
{
	struct slice text = t->article->source->text;

	json_begin_object(b, NULL);
	json_string(b, "lang", slice_of(lang_code(l)));
	json_begin_array(b, "before");
	VEC_EACH (run, &t->runs[l]) {
		json_string(
		    b, NULL, slice_at(text, (struct span){*at, run->start}));
		*at = run->end;
	}
	json_end_array(b);
	json_end_object(b);
}

void
tei_layout(struct tei *t)
{
	struct slice text = t->article->source->text;
	enum lang first = in_order(t, EN) ? EN : ZH;
	struct buffer b = {0};
	uint32_t at = 0;

	json_begin_object(&b, NULL);
	if (in_order(t, first)) {
		json_begin_array(&b, "halves");
		for (int k = 0; k < LANGS; k++) {
			enum lang l = k == 0 ? first : first == ZH ? EN : ZH;

			if (t->article->half[l].present)
				put_half(t, &b, l, &at);
		}
		json_end_array(&b);
		json_string(&b, "end", slice_tail(text, at));
	} else {
		json_string(&b, "text", text);
	}
	json_end_object(&b);
	markup_open(t->m, "xenoData");
	markup_attr(t->m, "type", SLICE("layout"));
	markup_text(t->m, buffer_slice(&b));
	markup_close(t->m);
	markup_line(t->m);
	buffer_free(&b);
}
