/* SPDX-License-Identifier: MIT */
#include "parcel.h"

enum { DIGEST = sizeof(struct digest), HEAD = 3 * DIGEST + 4 };

static void
put_digest(struct buffer *out, const struct digest *d)
{
	buffer_put(out, (struct slice){(const char *)d->byte, DIGEST});
}

static bool
put_message(void *out, const struct diag_message *m)
{
	buffer_printf(out, "%d\t%zu\t%zu\t", (int)m->code, m->line, m->column);
	buffer_put(out, m->text);
	buffer_putc(out, '\n');
	return true;
}

void
parcel_put(struct buffer *out, const struct parcel *p, const struct diag *told,
    size_t from, const struct dossier *d, const struct authority *auth,
    bool with_text)
{
	size_t start = out->n, length;
	struct digest seal;

	put_digest(out, &p->label);
	put_digest(out, &p->key);
	put_digest(out, &p->corrections);
	buffer_put(out, (struct slice){"\0\0\0", 4});
	diag_each(told, from, put_message, out);
	length = out->n - start - HEAD;
	for (int i = 0; i < 4; i++)
		out->p[start + HEAD - 4 + (size_t)i] = (char)(length >> 8 * i);
	frozen_put(out, d, auth, with_text);
	seal = digest_of(slice_tail(buffer_slice(out), start));
	put_digest(out, &seal);
}

bool
parcel_open(struct parcel *p, struct slice bytes)
{
	size_t told = 0, n;
	struct digest seal;

	if (bytes.n < HEAD + DIGEST)
		return false;
	n = bytes.n - DIGEST;
	seal = digest_of(slice_head(bytes, n));
	if (memcmp(seal.byte, bytes.p + n, DIGEST) != 0)
		return false;
	memcpy(p->label.byte, bytes.p, DIGEST);
	memcpy(p->key.byte, bytes.p + DIGEST, DIGEST);
	memcpy(p->corrections.byte, bytes.p + 2 * (size_t)DIGEST, DIGEST);
	for (int i = 0; i < 4; i++)
		told |= (size_t)(unsigned char)bytes.p[HEAD - 4 + i] << 8 * i;
	if (told > n - HEAD)
		return false;
	p->told = (struct slice){bytes.p + HEAD, told};
	p->frozen = (struct slice){bytes.p + HEAD + told, n - HEAD - told};
	return true;
}

/* The digits before the next tab. False if there are none. */
static bool
take_number(struct slice *s, size_t *n)
{
	size_t i = 0;

	for (*n = 0; i < s->n && i < 10 && s->p[i] >= '0' && s->p[i] <= '9';
	     i++)
		*n = *n * 10 + (size_t)(s->p[i] - '0');
	if (i == 0 || i == s->n || s->p[i] != '\t')
		return false;
	*s = slice_tail(*s, i + 1);
	return true;
}

bool
parcel_tell(const struct parcel *p, struct diag *d, struct slice path)
{
	struct slice left = p->told;

	while (left.n > 0) {
		struct diag_message m = {{NULL, 0}};
		size_t code, end;

		if (!take_number(&left, &code) || code >= DIAG_CODES ||
		    !take_number(&left, &m.line) ||
		    !take_number(&left, &m.column))
			return false;
		end = slice_find(left, SLICE("\n"), 0);
		if (end == SIZE_MAX)
			return false;
		m.code = (enum diag_code)code;
		m.text = slice_head(left, end);
		left = slice_tail(left, end + 1);
		diag_again(d, path, &m);
	}
	return true;
}

struct digest
parcel_origin(const struct digest *key, const struct digest *corrections)
{
	struct digest both[2] = {*key, *corrections};

	return digest_of((struct slice){(const char *)both, sizeof(both)});
}
