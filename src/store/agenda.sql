-- What the rules of an agenda find, one query for each over the team.

-- :name agenda_cutoff :many
SELECT amount, unit FROM deadline_rule WHERE code = 'MDT_CUTOFF'
