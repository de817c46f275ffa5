-- Three figures of two periods are no course of time.
WITH t (series, "from", "to", min, max) AS (VALUES
	('a', '1957-01-01', '1957-12-31', 3, 3),
	('a', '1957-01-01', '1957-12-31', 4, 4),
	('a', '1958-01-01', '1958-12-31', 5, 5))
SELECT * FROM t
