/* SPDX-License-Identifier: MIT */
/* harvest.h - what catalogues, search engines and feed readers pick up
 *
 *	sitemap.xml, sitemaps/N.xml	sitemaps.org 0.9, 50,000 pages a file
 *	robots.txt
 *	feed.xml, .../feed.xml		Atom (RFC 4287): newest of the paper, of
 *					a region, of an industry
 *	mods/1960-08.xml		MODS 3.7, a collection a month
 *	oai/1960.xml			OAI-PMH 2.0 Static Repository, oai_dc
 *	tei/				teiCorpus and authority documents
 *
 * What needs absolute addresses is made if archive.md has a Base-URL; a Static
 * Repository wants Contact and OAI-Gateway, too. */
#ifndef HARVEST_H
#define HARVEST_H
#include "markup.h"
#include "pages.h"

struct harvest {
	const struct outlet *o;
	struct catalogue *catalogue;
	struct arena *arena;
	struct slice base; /* ends in a slash; n 0: there is none */
};

bool put_harvest(const struct outlet *o, struct catalogue *c);

bool put_sitemap(const struct harvest *h);
bool put_feeds(const struct harvest *h);
bool put_mods(const struct harvest *h);
bool put_oai(const struct harvest *h);
bool put_corpus(const struct harvest *h);
bool put_authority(const struct harvest *h);

/* As text: the address of `path`, whose name ends in `suffix`. */
void put_link(struct markup *m, const struct harvest *h, struct slice path,
    const char *suffix);

/* Documents of bounded size: FOLDER/KEY.xml, FOLDER/KEY-2.xml ... */
struct parts {
	const struct outlet *o;
	struct arena *arena;
	const char *folder;
	int most; /* entries in one */
	struct slice key;
	int number, n;
	bool fresh; /* the document is to be begun */
	struct markup m;
};

/* Makes room for an entry of `key`; entries of one key come together. False:
 * a file cannot be put. */
bool parts_step(struct parts *p, struct slice key);
/* Where the present one goes. */
struct slice parts_path(const struct parts *p);
/* Puts the last one; to be called in any case. */
bool parts_end(struct parts *p);
#endif
