/* SPDX-License-Identifier: MIT */
/* sandbox.h - gives up what the program does not need before it reads a byte
 * of anybody's articles
 *
 * By Landlock (Linux 5.13, landlock(7)): after sandbox_enter the process reads
 * what was named and the system's own files, writes where it was told to, and
 * opens no TCP connection, whatever an article, a template or a library with a
 * fault makes it try. (A build has taken the digest of its inputs by then, to
 * see whether there is anything to do; it has parsed none.) Where the kernel
 * has no Landlock nothing changes. There is no seccomp filter: the libraries'
 * needs differ from system to system, and a site that is half written because
 * one of them asked for a new call would be worse than what it would keep out.
 */
#ifndef SANDBOX_H
#define SANDBOX_H
#include <stdbool.h>

struct sandbox;

/* NULL where there is no Landlock; all below take that. */
struct sandbox *sandbox_new(void);
void sandbox_free(struct sandbox *s);
/* The file, or all below the folder, may be read. What is not there is left
 * out. */
void sandbox_read(struct sandbox *s, const char *path);
/* Files and folders may be made, renamed and removed below the folder, but
 * files that are there already neither read nor written. */
void sandbox_make(struct sandbox *s, const char *folder);
/* Everything below the folder. */
void sandbox_write(struct sandbox *s, const char *folder);
/* The folder that the file is in, of which only the text is looked at. */
void sandbox_read_around(struct sandbox *s, const char *file);
void sandbox_write_around(struct sandbox *s, const char *file);
/* From now on, for this thread and those it starts; frees `s`. True if the
 * rules hold. */
bool sandbox_enter(struct sandbox *s);
#endif
