/* SPDX-License-Identifier: MIT */
/* test_source.c - what the gate lets through, and how it says no */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "source.h"
#include "test.h"

static struct arena *arena;
static struct diag *d;
static struct source s;
static char folder[64];

static bool
gate_with(struct slice bytes, enum encoding encoding, size_t max_size)
{
	struct read_options o = {encoding, max_size};

	arena_reset(arena);
	diag_free(d);
	d = diag_new();
	return source_from_bytes(&s, arena, d, bytes, SLICE("x.txt"), &o);
}

static bool
gate(struct slice bytes)
{
	return gate_with(bytes, ENCODING_UTF8, 0);
}

static bool
refused(struct slice bytes, enum diag_code why)
{
	return !gate(bytes) && diag_count(d, why) == 1 &&
	       diag_worst(d) == ERROR;
}

static void
keeps_good_text(void)
{
	CHECK(gate(SLICE("a 重庆 𠮷\n")));
	CHECK_STR(s.text, "a 重庆 𠮷\n");
	CHECK_STR(s.path, "x.txt");
	CHECK(diag_worst(d) == -1);
	CHECK(gate(SLICE("\xef\xbb\xbf重庆")));
	CHECK_STR(s.text, "重庆");
	/* Only the first is a byte order mark. */
	CHECK(gate(SLICE("\xef\xbb\xbf\xef\xbb\xbf.")));
	CHECK(s.text.n == 4);
}

static void
counts_lines(void)
{
	CHECK(gate(SLICE("one\ntwo\r\nthree\rfour\n\nsix")));
	CHECK(s.nlines == 6);
	CHECK(s.line_start[0] == 0);
	CHECK(s.line_start[1] == 4);
	CHECK(s.line_start[2] == 9);
	CHECK(s.line_start[3] == 15);
	CHECK(s.line_start[4] == 20);
	CHECK(s.line_start[5] == 21);
	CHECK(source_line(&s, 0) == 1);
	CHECK(source_line(&s, 8) == 2);
	CHECK(source_line(&s, 9) == 3);
	CHECK(source_line(&s, 23) == 6);
	CHECK(gate(SLICE("a\r\r\n\r")));
	CHECK(s.nlines == 3);
	CHECK(gate(SLICE("\n")));
	CHECK(s.nlines == 1);
}

static void
refuses_what_is_no_text(void)
{
	CHECK(refused(SLICE(""), DIAG_EMPTY_FILE));
	CHECK(refused(SLICE("\xef\xbb\xbf"), DIAG_EMPTY_FILE));
	CHECK(refused(SLICE("a\0b"), DIAG_NUL_BYTE));
	CHECK(refused(SLICE("caf\xe9 x"), DIAG_NOT_UTF8));
	CHECK(refused(SLICE("ab\xc0 "), DIAG_NOT_UTF8));
	CHECK(refused(SLICE("\xed\xa0\x80"), DIAG_NOT_UTF8));
	CHECK(refused(SLICE("\xf4\x90\x80\x80"), DIAG_NOT_UTF8));
	CHECK(refused(SLICE("重\xe5\xba"), DIAG_NOT_UTF8));
	CHECK(refused(SLICE("\xff\xfeT\0i\0"), DIAG_LOOKS_UTF16));
	CHECK(refused(SLICE("\xfe\xff\0T\0i"), DIAG_LOOKS_UTF16));
	CHECK(refused(SLICE("T\0i\0t\0l\0e\0"), DIAG_LOOKS_UTF16));
}

/* 重庆钢铁, ｐａｇｅ one */
#define GB "Title: A\n\xd6\xd8\xc7\xec\xb8\xd6\xcc\xfa\xa1\xa3\n"

static void
converts_gb18030(void)
{
	CHECK(refused(SLICE(GB), DIAG_LOOKS_GB18030));
	CHECK(gate_with(SLICE(GB), ENCODING_GB18030, 0));
	CHECK_STR(s.text, "Title: A\n重庆钢铁。\n");
	/* Four bytes: U+20BB7, outside the BMP and GBK. */
	CHECK(gate_with(SLICE("\x95\x34\xb2\x35"), ENCODING_GB18030, 0));
	CHECK_STR(s.text, "\xf0\xa0\xae\xb7");
	CHECK(!gate_with(SLICE("ab\xd6"), ENCODING_GB18030, 0));
	CHECK(diag_count(d, DIAG_BAD_GB18030) == 1);
	CHECK(!gate_with(SLICE("ab\xff\xff"), ENCODING_GB18030, 0));
	CHECK(diag_count(d, DIAG_BAD_GB18030) == 1);
	/* A mark says UTF-8, whatever the option says. */
	CHECK(gate_with(SLICE("\xef\xbb\xbf重庆"), ENCODING_GB18030, 0));
	CHECK_STR(s.text, "重庆");
	/* GB18030's own byte order mark. */
	CHECK(gate_with(SLICE("\x84\x31\x95\x33" GB), ENCODING_GB18030, 0));
	CHECK_STR(s.text, "Title: A\n重庆钢铁。\n");
}

static void
replaces_what_xml_forbids(void)
{
	CHECK(gate(SLICE("a\x01"
			 "b\x1f\x7f\tc\xc2\x85\r\n")));
	CHECK_STR(s.text, "a\xef\xbf\xbd"
			  "b\xef\xbf\xbd\xef\xbf\xbd\tc"
			  "\xef\xbf\xbd\r\n");
	CHECK(diag_count(d, DIAG_CONTROLS) == 1);
	CHECK(gate(SLICE("\xef\xbf\xbe\xef\xbf\xbf\xef\xbf\xbd")));
	CHECK_STR(s.text, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	CHECK(gate(SLICE("\xee\x9e\x90 \xf3\xb0\x80\x81")));
	CHECK_STR(s.text, "\xee\x9e\x90 \xf3\xb0\x80\x81");
	CHECK(diag_count(d, DIAG_PRIVATE_USE) == 1);
	CHECK(diag_count(d, DIAG_CONTROLS) == 0);
}

static void
keeps_to_the_limit(void)
{
	CHECK(gate_with(SLICE("12345678"), ENCODING_UTF8, 8));
	CHECK(!gate_with(SLICE("123456789"), ENCODING_UTF8, 8));
	CHECK(diag_count(d, DIAG_TOO_LARGE) == 1);
}

static const char *
in_folder(const char *name)
{
	static char path[100]; /* a socket's is 108 at most */

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return path;
}

static bool
read_file(const char *name, size_t max_size)
{
	struct read_options o = {ENCODING_UTF8, max_size};

	arena_reset(arena);
	diag_free(d);
	d = diag_new();
	return source_read(&s, arena, d, name, SLICE("shown.txt"), &o);
}

static void
reads_files(void)
{
	const char *path = in_folder("a.txt");
	FILE *f = fopen(path, "w");

	CHECK(f != NULL && fputs("重庆\n", f) != EOF && fclose(f) == 0);
	CHECK(read_file(path, 0));
	CHECK_STR(s.text, "重庆\n");
	CHECK_STR(s.name, "shown.txt");
	CHECK(!read_file(path, 3));
	CHECK(diag_count(d, DIAG_TOO_LARGE) == 1);
	CHECK(!read_file(in_folder("vanished.txt"), 0));
	CHECK(diag_count(d, DIAG_CANNOT_READ) == 1);
	CHECK(diag_worst(d) == ERROR);
	CHECK(!read_file(folder, 0));
	CHECK(diag_count(d, DIAG_CANNOT_READ) == 1);
	if (geteuid() != 0) { /* root may read everything */
		CHECK(chmod(path, 0) == 0);
		CHECK(!read_file(path, 0));
		CHECK(diag_count(d, DIAG_CANNOT_READ) == 1);
	}
	unlink(in_folder("a.txt"));
}

/* Two gigabytes, of which only the limit and a byte are read. */
static void
bounds_its_memory(void)
{
	const char *path = in_folder("huge.txt");
	int fd = open(path, O_CREAT | O_WRONLY | O_CLOEXEC, 0600);

	CHECK(fd >= 0 && ftruncate(fd, (off_t)2 << 30) == 0);
	close(fd);
	CHECK(!read_file(path, 1 << 20));
	CHECK(diag_count(d, DIAG_TOO_LARGE) == 1);
	CHECK(arena_size(arena) < 1 << 20);
	unlink(path);
}

static void
waits_for_nothing(void)
{
	struct sockaddr_un un = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	CHECK(mkfifo(in_folder("fifo"), 0600) == 0);
	CHECK(!read_file(in_folder("fifo"), 0));
	CHECK(diag_count(d, DIAG_NOT_A_FILE) == 1);
	CHECK(diag_worst(d) == WARNING);
	CHECK(!read_file("/dev/zero", 0));
	CHECK(diag_count(d, DIAG_NOT_A_FILE) == 1);
	memcpy(
	    un.sun_path, in_folder("socket"), strlen(in_folder("socket")) + 1);
	CHECK(fd >= 0 && bind(fd, (struct sockaddr *)&un, sizeof(un)) == 0);
	CHECK(!read_file(in_folder("socket"), 0));
	CHECK(diag_count(d, DIAG_NOT_A_FILE) == 1);
	close(fd);
	unlink(in_folder("fifo"));
	unlink(in_folder("socket"));
}

/* Wherever it stands among eight bytes that are looked at together. */
static void
finds_each_control(void)
{
	for (int c = 0; c < 0x80; c++)
		for (size_t at = 0; at < 20; at++) {
			char bytes[20];
			bool control =
			    (c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
			    c == 0x7f;

			memset(bytes, 'a', sizeof(bytes));
			bytes[at] = (char)c;
			CHECK(source_is_clean((struct slice){
				  bytes, sizeof(bytes)}) == !control);
		}
}

int
main(void)
{
	snprintf(folder, sizeof(folder), "/tmp/duikan-source-XXXXXX");
	if (mkdtemp(folder) == NULL)
		return 1;
	arena = arena_new();
	d = diag_new();
	TEST(keeps_good_text);
	TEST(counts_lines);
	TEST(refuses_what_is_no_text);
	TEST(converts_gb18030);
	TEST(replaces_what_xml_forbids);
	TEST(keeps_to_the_limit);
	TEST(reads_files);
	TEST(bounds_its_memory);
	TEST(waits_for_nothing);
	diag_free(d);
	arena_free(arena);
	rmdir(folder);
	TEST(finds_each_control);
	return test_done();
}
