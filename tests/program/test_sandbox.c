/* SPDX-License-Identifier: MIT */
/* Inside the sandbox only what was named can be reached. */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox.h"
#include "test.h"

static char top[] = "/tmp/duikan-sandbox-XXXXXX";

static void
make_file(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);

	CHECK(fd >= 0 && write(fd, "x", 1) == 1);
	close(fd);
}

/* 0, or why the file cannot be opened so. */
static int
opening(const char *path, int how)
{
	int fd = open(path, how, 0600);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static int
connecting(void)
{
	struct sockaddr_in at = {.sin_family = AF_INET,
	    .sin_port = htons(9),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0), error;

	error =
	    connect(fd, (struct sockaddr *)&at, sizeof(at)) == 0 ? 0 : errno;
	close(fd);
	return error;
}

/* What holds in the sandbox; the number of what does not. */
static int
look_from_inside(void)
{
	struct sandbox *s = sandbox_new();

	sandbox_read(s, "in");
	sandbox_read(s, "link"); /* to out/linked */
	sandbox_make(s, "parent");
	sandbox_write(s, "parent/staging");
	sandbox_read(s, "no such file");
	if (!sandbox_enter(s))
		return 1;
	if (opening("in/article", O_RDONLY) != 0)
		return 2;
	if (opening("in/article", O_WRONLY) != EACCES)
		return 3;
	if (opening("out/secret", O_RDONLY) != EACCES)
		return 4;
	if (opening("link", O_RDONLY) != 0)
		return 5;
	if (opening("out/new", O_WRONLY | O_CREAT) != EACCES)
		return 6;
	if (opening("parent/other", O_RDONLY) != EACCES ||
	    opening("parent/other", O_WRONLY) != EACCES)
		return 7;
	if (opening("parent/staging/page", O_RDWR | O_CREAT) != 0)
		return 8;
	if (rename("parent/staging", "parent/site") != 0 ||
	    opening("parent/site/page", O_WRONLY | O_TRUNC) != 0)
		return 9;
	if (unlink("parent/site/page") != 0 || rmdir("parent/site") != 0)
		return 10;
	if (connecting() != EACCES && connecting() != ECONNREFUSED)
		return 11; /* the network is kept out from ABI 4 on */
	return 0;
}

static void
reaches_what_was_named(void)
{
	int status = -1;
	pid_t child = fork();

	if (child == 0)
		_exit(look_from_inside());
	waitpid(child, &status, 0);
	CHECK(WIFEXITED(status));
	CHECK(WEXITSTATUS(status) == 0);
	if (WIFEXITED(status) && WEXITSTATUS(status) != 0)
		printf("# number %d does not hold\n", WEXITSTATUS(status));
}

int
main(void)
{
	struct sandbox *s = sandbox_new();
	char command[64];

	if (s == NULL) {
		puts("1..0 # SKIP no Landlock in this kernel");
		return 0;
	}
	sandbox_free(s);
	if (mkdtemp(top) == NULL || chdir(top) != 0)
		return 1;
	mkdir("in", 0700);
	mkdir("out", 0700);
	mkdir("parent", 0700);
	mkdir("parent/staging", 0700);
	make_file("in/article");
	make_file("out/secret");
	make_file("out/linked");
	make_file("parent/other");
	if (symlink("out/linked", "link") != 0)
		return 1;
	TEST(reaches_what_was_named);
	snprintf(command, sizeof(command), "rm -r %s", top);
	if (system(command) != 0)
		return 1;
	return test_done();
}
