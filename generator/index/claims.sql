-- SPDX-License-Identifier: MIT
-- claims.sql - what selection.c asks for; it adds conditions and the order
--
-- The columns are what selection.c reads of a claim, one for one. What the
-- keys of places and the codes of units and industries stand for it knows.
SELECT f.article, f.place, f.organisation, f.n, f.bead, a.id, a.date, a.page, f.lang,
	a.title_zh, a.title_en, f.text, e.text, f.kind, f.qualifier, f.unit,
	f.unit_id, f.per_id, f.item, e.item, f.role,
	f.min, f.max, f.implied_max, f.si_min, f.si_max, f.si_unit,
	f.factor_min, f.factor_max, f.period_from, f.period_to,
	f.compared_with_from, f.compared_with_to,
	o.id, o.name_zh, o.name_en, substr(f.industries, 3, 2),
	o.kind, f.verdict, f.difference, k.share, b.zh_text, b.en_text
FROM figure f
JOIN article a ON a.key = f.article
LEFT JOIN figure e ON e.article = f.article AND e.n = f.pair
LEFT JOIN organisation o ON o.key = f.organisation
LEFT JOIN confidence k ON k.verdict = coalesce(f.verdict, CASE
	WHEN a.counts_sentences_zh > 0 AND a.counts_sentences_en > 0
	THEN 'alone' ELSE '' END)
LEFT JOIN bead b ON b.key = f.article * 16777216 + f.bead
WHERE f.repeats IS NULL
