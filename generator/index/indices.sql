-- SPDX-License-Identifier: MIT
-- indices.sql - made when all rows are in, which is quicker than before

CREATE INDEX article_date ON article (date, page);
-- Has all that a search for authors reads.
CREATE INDEX article_authors ON article (authors_zh, authors_en);
CREATE INDEX article_place_place ON article_place (place, article);
CREATE INDEX article_industry_industry ON article_industry (industry, article);
-- Has all that a search for units and values reads.
CREATE INDEX figure_unit ON figure (unit_id, min, max, qualifier, bead);
CREATE INDEX figure_place ON figure (place) WHERE place IS NOT NULL;
CREATE INDEX figure_organisation ON figure (organisation)
	WHERE organisation IS NOT NULL;
CREATE INDEX place_mention_place ON place_mention (place);
CREATE INDEX organisation_mention_organisation
	ON organisation_mention (organisation);
CREATE INDEX place_region_region ON place_region (region, place);
CREATE INDEX place_region_place ON place_region (place, level);
INSERT INTO unit_name
SELECT unit, unit_id FROM figure WHERE unit <> '' AND unit_id <> ''
UNION SELECT id, id FROM unit
UNION SELECT name_zh, id FROM unit WHERE name_zh <> ''
UNION SELECT name_en, id FROM unit WHERE name_en <> '';
INSERT INTO words (words) VALUES ('optimize');
INSERT INTO words (words, rank) VALUES ('automerge', 4), ('crisismerge', 16);
CREATE INDEX place_past_place ON place_past (place);
CREATE INDEX organisation_place ON organisation (place);
