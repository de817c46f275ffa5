/* SPDX-License-Identifier: MIT */
#include "digest.h"

#include <errno.h>
#include <openssl/evp.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "arena.h"

/* Looked up once: the look-up costs more than the hash of a small file. */
static EVP_MD *sha256;

static void
fetch(void)
{
	sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
}

/* libcrypto fails here only where it has no memory or was built without
 * SHA-256. */
static void
need(int ok)
{
	if (ok != 1)
		out_of_memory();
}

static EVP_MD_CTX *
begin(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	EVP_MD_CTX *x;

	pthread_once(&once, fetch);
	x = EVP_MD_CTX_new();
	need(sha256 != NULL && x != NULL);
	need(EVP_DigestInit_ex2(x, sha256, NULL));
	return x;
}

static void
end(EVP_MD_CTX *x, struct digest *out)
{
	need(EVP_DigestFinal_ex(x, out->byte, NULL));
	EVP_MD_CTX_free(x);
}

struct digest
digest_of(struct slice bytes)
{
	EVP_MD_CTX *x = begin();
	struct digest d;

	need(EVP_DigestUpdate(x, bytes.p, bytes.n));
	end(x, &d);
	return d;
}

/* One is the other: libcrypto's type stays here. */
struct digester *
digester_new(void)
{
	return (struct digester *)begin();
}

void
digester_add(struct digester *x, struct slice bytes)
{
	need(EVP_DigestUpdate((EVP_MD_CTX *)x, bytes.p, bytes.n));
}

struct digest
digester_end(struct digester *x)
{
	struct digest d;

	end((EVP_MD_CTX *)x, &d);
	return d;
}

bool
digest_of_file(struct digest *out, int fd)
{
	enum { SIZE = 1 << 16 };
	uint8_t *bytes = must_alloc(SIZE);
	EVP_MD_CTX *x = begin();
	ssize_t n;

	while ((n = read(fd, bytes, SIZE)) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			need(EVP_DigestUpdate(x, bytes, (size_t)n));
	end(x, out);
	free(bytes);
	return n == 0;
}

bool
digest_eq(const struct digest *a, const struct digest *b)
{
	return memcmp(a->byte, b->byte, sizeof(a->byte)) == 0;
}

void
digest_hex(const struct digest *d, char *out)
{
	static const char hex[] = "0123456789abcdef";

	for (size_t i = 0; i < sizeof(d->byte); i++) {
		*out++ = hex[d->byte[i] >> 4];
		*out++ = hex[d->byte[i] & 15];
	}
}
