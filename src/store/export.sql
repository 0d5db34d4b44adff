-- What the team's records and measures rest on, one object of JSON for each row: raw fields, uids
-- where a row belongs to another. Nobody but the people that the team knows or had in its care, and
-- of those whose address is restricted nothing that says where they are.

-- :part export_whose
(SELECT c.person_id FROM risk_current c WHERE c.team_id = :team
	UNION SELECT m.merged_id FROM merged m JOIN risk_current c ON c.person_id = m.kept_id
		WHERE c.team_id = :team
	UNION SELECT o.person_id FROM episode o WHERE o.team_id = :team
	UNION SELECT m.kept_id FROM episode o JOIN merged m ON m.merged_id = o.person_id WHERE o.team_id = :team)

-- :name export_team :many
SELECT json_object('uid', t.uid, 'name', t.name, 'area', t.area, 'person_word', t.person_word,
		'population', t.population,
	'soon_days', t.soon_days, 'review_months_very_high', t.review_months_very_high,
	'review_months_high', t.review_months_high, 'review_months_rising', t.review_months_rising,
	'review_months_lower', t.review_months_lower, 'instrument', t.instrument, 'frequent', t.frequent,
	'over_65', t.over_65, 'residents_18', t.residents_18)
FROM team t WHERE t.id = :team

-- :name export_people :many
SELECT json_object('uid', p.uid, 'nhs_number', p.nhs_number, 'nhs_status', p.nhs_status, 'family', p.family,
	'given', p.given, 'preferred', p.preferred, 'title', p.title, 'born', p.born, 'age_given', p.age_given,
	'died', p.died, 'gender', p.gender, 'ethnic', p.ethnic, 'language', p.language,
	'interpreter', p.interpreter, 'address', CASE p.restricted WHEN 0 THEN p.address END,
	'postcode', CASE p.restricted WHEN 0 THEN p.postcode END,
	'phone', CASE p.restricted WHEN 0 THEN p.phone END,
	'mobile', CASE p.restricted WHEN 0 THEN p.mobile END,
	'email', CASE p.restricted WHEN 0 THEN p.email END, 'contact_method', p.contact_method,
	'comm_need', p.comm_need, 'no_contact', p.no_contact, 'sharing', p.sharing, 'living', p.living,
	'accommodation', CASE p.restricted WHEN 0 THEN p.accommodation END,
	'practice', (SELECT r.code FROM practice r WHERE r.id = p.practice_id), 'usual_gp', p.usual_gp,
	'restricted', p.restricted, 'in_team', (p.team_id = :team),
	'merged_into', (SELECT k.uid FROM merged m JOIN person k ON k.id = m.kept_id WHERE m.merged_id = p.id),
	'withdrawn_at', p.withdrawn_at, 'created_at', p.created_at)
FROM @export_whose@ x CROSS JOIN person p ON p.id = x.person_id ORDER BY p.id

-- :name export_links :many
SELECT json_object('uid', l.uid, 'kept', (SELECT u.uid FROM person u WHERE u.id = l.kept_id),
	'merged', (SELECT u.uid FROM person u WHERE u.id = l.merged_id), 'kind', l.kind, 'how', l.how,
	'from', l."from", 'until', l."until", 'created_at', l.created_at)
FROM @export_whose@ x CROSS JOIN person_link l ON l.merged_id = x.person_id ORDER BY l.id

-- :name export_episodes :many
SELECT json_object('uid', e.uid, 'person', (SELECT u.uid FROM person u
		WHERE u.id = e.person_id), 'status', e.status,
	'opened_on', e.opened_on, 'found_how', e.found_how, 'band_then', e.band_then, 'reason', e.reason,
	'ended_on', e.ended_on, 'end_reason', e.end_reason, 'created_at', e.created_at,
	'updated_at', e.updated_at)
FROM episode e WHERE e.team_id = :team ORDER BY e.id

-- :name export_leads :many
SELECT json_object('uid', l.uid, 'episode', e.uid, 'kind', l.kind,
	'worker', (SELECT u.uid FROM worker u WHERE u.id = l.worker_id), 'gp_name', l.gp_name,
	'status', l.status, 'from', l."from", 'until', l."until", 'reason', l.reason,
	'informed_on', l.informed_on, 'informed_how', l.informed_how, 'inform_due', l.inform_due,
	'contact_days', l.contact_days, 'last_contact', l.last_contact, 'created_at', l.created_at,
	'updated_at', l.updated_at)
FROM episode e JOIN lead l ON l.episode_id = e.id WHERE e.team_id = :team ORDER BY l.id

-- :name export_plans :many
SELECT json_object('uid', l.uid, 'episode', e.uid, 'number', l.number, 'status', l.status, 'begun_on', l.begun_on,
	'agreed_on', l.agreed_on, 'next_review', l.next_review, 'review_by', l.review_by,
	'declined_reason', l.declined_reason, 'created_at', l.created_at, 'updated_at', l.updated_at,
	'agreements', (SELECT json_group_array(json_object('party', a.party, 'role', a.role, 'agreed_on',
		a.agreed_on, 'on_paper', a.on_paper)) FROM agreement a WHERE a.plan_id = l.id),
	'contributions', (SELECT json_group_array(json_object('section', c.section, 'worker', w.uid, 'at',
		c.at)) FROM contribution c JOIN worker w ON w.id = c.worker_id WHERE c.plan_id = l.id))
FROM episode e JOIN plan l ON l.episode_id = e.id WHERE e.team_id = :team ORDER BY l.id

-- :name export_reviews :many
SELECT json_object('uid', r.uid, 'episode', e.uid, 'kind', r.kind, 'due_on', r.due_on,
		'originally_due', r.originally_due,
	'booked_on', r.booked_on, 'booked_with', (SELECT u.uid FROM worker u WHERE u.id = r.booked_with),
	'status', r.status, 'held_on', r.held_on,
	'held_by', (SELECT u.uid FROM worker u WHERE u.id = r.held_by), 'outcome', r.outcome,
	'next_due', r.next_due, 'cancel_reason', r.cancel_reason,
	'previous', (SELECT u.uid FROM review u WHERE u.id = r.previous_id), 'created_at', r.created_at,
	'updated_at', r.updated_at)
FROM episode e JOIN review r ON r.episode_id = e.id WHERE e.team_id = :team ORDER BY r.id

-- :name export_events :many
SELECT json_object('uid', v.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = v.person_id), 'kind', v.kind,
	'on', v."on", 'until', v."until",
	'place', CASE (SELECT p.restricted FROM person p WHERE p.id = v.person_id) WHEN 0 THEN v.place END,
	'notified_on', v.notified_on, 'source', v.source, 'avoidable', v.avoidable, 'change', v.change,
	'ready_on', v.ready_on, 'delay_due', v.delay_due, 'permanent', v.permanent, 'created_at', v.created_at)
FROM @export_whose@ x CROSS JOIN event v ON v.person_id = x.person_id ORDER BY v.id

-- :name export_referrals :many
SELECT json_object('uid', f.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = f.person_id),
	'episode', (SELECT u.uid FROM episode u WHERE u.id = f.episode_id), 'direction', f.direction,
	'service', f.service, 'urgency', f.urgency, 'reason', f.reason, 'received_at', f.received_at,
	'status', f.status, 'declined_reason', f.declined_reason, 'contact_at', f.contact_at,
	'started_on', f.started_on, 'ended_on', f.ended_on, 'discharged_on', f.discharged_on,
	'outcome', f.outcome, 'at_91_days', f.at_91_days, 'created_at', f.created_at)
FROM @export_whose@ x CROSS JOIN referral f ON f.person_id = x.person_id ORDER BY f.id

-- :name export_clock_stops :many
SELECT json_object('uid', k.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = k.person_id), 'kind', k.kind,
	'of', CASE k.kind WHEN 'review' THEN (SELECT u.uid FROM review u WHERE u.id = k.of_id)
		WHEN 'inform' THEN (SELECT u.uid FROM lead u WHERE u.id = k.of_id)
		WHEN 'contact' THEN (SELECT u.uid FROM lead u WHERE u.id = k.of_id)
		WHEN 'plan' THEN (SELECT u.uid FROM episode u WHERE u.id = k.of_id)
		WHEN 'discharge' THEN (SELECT u.uid FROM event u WHERE u.id = k.of_id)
		WHEN 'admission' THEN (SELECT u.uid FROM event u WHERE u.id = k.of_id)
		WHEN 'care_home_plan' THEN (SELECT u.uid FROM event u WHERE u.id = k.of_id)
		WHEN 'reablement' THEN (SELECT u.uid FROM referral u WHERE u.id = k.of_id)
		WHEN 'two_hour' THEN (SELECT u.uid FROM referral u WHERE u.id = k.of_id)
		WHEN 'request' THEN (SELECT u.uid FROM access_request u WHERE u.id = k.of_id) END,
	'reason', k.reason, 'from', k."from", 'until', k."until", 'originally_due', k.originally_due,
	'attempts', k.attempts, 'created_at', k.created_at, 'updated_at', k.updated_at)
FROM @export_whose@ x CROSS JOIN clock_stop k ON k.person_id = x.person_id ORDER BY k.id

-- :name export_meetings :many
SELECT json_object('uid', m.uid, 'practice', (SELECT r.code FROM practice r
		WHERE r.id = m.practice_id), 'on', m."on",
	'at', m.at, 'minutes', m.minutes, 'place', m.place, 'status', m.status, 'cutoff', m.cutoff,
	'opened_at', m.opened_at, 'closed_at', m.closed_at, 'cancel_reason', m.cancel_reason,
	'attendance', (SELECT json_group_array(json_object('uid', a.uid, 'worker', w.uid, 'name', a.name,
		'profession', a.profession, 'status', a.status, 'deputy_for', d.uid))
		FROM attendance a LEFT JOIN worker w ON w.id = a.worker_id LEFT JOIN attendance d ON d.id =
		a.deputy_for_id WHERE a.meeting_id = m.id),
	'cases', (SELECT json_group_array(json_object('uid', i.uid, 'person', p.uid, 'status', i.status,
		'slot', i.slot, 'minutes', i.minutes, 'seconds', i.seconds, 'late', i.late, 'carried', i.carried,
		'decision', i.decision, 'decision_reason', i.decision_reason, 'refer_to', i.refer_to,
		'next_review', i.next_review, 'decided_at', i.decided_at, 'told_on', i.told_on))
		FROM case_item i JOIN person p ON p.id = i.person_id WHERE i.meeting_id = m.id))
FROM meeting m WHERE m.team_id = :team ORDER BY m.id

-- :name export_actions :many
SELECT json_object('uid', a.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = a.person_id),
	'episode', (SELECT u.uid FROM episode u WHERE u.id = a.episode_id),
	'case', (SELECT u.uid FROM case_item u WHERE u.id = a.case_item_id), 'what', a.what,
	'owner', (SELECT u.uid FROM worker u WHERE u.id = a.owner_id), 'due', a.due, 'source', a.source,
	'status', a.status, 'carried', a.carried, 'outcome', a.outcome, 'closed_on', a.closed_on,
	'chased', a.chased, 'chased_on', a.chased_on, 'reopened', a.reopened, 'created_at', a.created_at)
FROM @export_whose@ x CROSS JOIN action a ON a.person_id = x.person_id ORDER BY a.id

-- :name export_practices :many :scan
SELECT json_object('uid', r.uid, 'code', r.code, 'name', r.name, 'status', r.status, 'opened', r.opened,
	'closed', r.closed, 'successor', r.successor, 'in_team', (coalesce(r.team_id, 0) = :team),
	'list_sizes', (SELECT json_group_array(json_object('quarter_start', s.quarter_start, 'adults',
		s.adults, 'all_ages', s.all_ages)) FROM list_size s WHERE s.practice_id = r.id))
FROM practice r WHERE r.team_id = :team OR r.id IN (SELECT p.practice_id
		FROM @export_whose@ x CROSS JOIN person p ON p.id = x.person_id)
ORDER BY r.id

-- :name export_workers :many :scan
SELECT json_object('uid', w.uid, 'login', w.login, 'name', w.name, 'profession', w.profession,
	'organisation', w.organisation, 'wte_percent', w.wte_percent, 'capacity', w.capacity,
	'active_from', w.active_from, 'active_to', w.active_to,
	'roles', (SELECT json_group_array(json_object('role', m.role, 'from', m."from", 'until', m.until))
		FROM membership m WHERE m.worker_id = w.id AND m.team_id = :team))
FROM worker w WHERE w.id IN (SELECT m.worker_id FROM membership m WHERE m.team_id = :team
	UNION SELECT l.worker_id FROM episode e JOIN lead l ON l.episode_id = e.id WHERE e.team_id = :team
	UNION SELECT c.worker_id FROM episode e JOIN plan l ON l.episode_id = e.id
		JOIN contribution c ON c.plan_id = l.id WHERE e.team_id = :team)
ORDER BY w.id

-- :name export_absences :many :scan
SELECT json_object('uid', b.uid, 'worker', w.uid, 'cover', (SELECT u.uid FROM worker u WHERE u.id = b.cover_id),
	'from', b."from", 'until', b."until", 'cancelled', b.cancelled, 'created_at', b.created_at)
FROM absence b JOIN worker w ON w.id = b.worker_id
WHERE EXISTS (SELECT 1 FROM membership m WHERE m.worker_id = w.id AND m.team_id = :team) ORDER BY b.id

-- :name export_letters :many
SELECT json_object('uid', l.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = l.person_id),
	'lead', (SELECT u.uid FROM lead u WHERE u.id = l.lead_id),
	'review', (SELECT u.uid FROM review u WHERE u.id = l.review_id), 'kind', l.kind, 'large', l.large,
	'override_reason', l.override_reason, 'status', l.status, 'printed_at', l.printed_at,
	'printed_by', (SELECT u.uid FROM worker u WHERE u.id = l.printed_by), 'sent_on', l.sent_on,
	'cancel_reason', l.cancel_reason, 'created_at', l.created_at)
FROM @export_whose@ x CROSS JOIN letter l ON l.person_id = x.person_id ORDER BY l.id

-- :name export_copies :many
SELECT json_object('uid', y.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = y.person_id),
	'plan', (SELECT u.uid FROM plan u WHERE u.id = y.plan_id), 'number', y.number,
	'short_form', y.short_form, 'large', y.large, 'override_reason', y.override_reason,
	'printed_at', y.printed_at, 'printed_by', (SELECT u.uid FROM worker u WHERE u.id = y.printed_by),
	'pages', y.pages, 'holder', y.holder, 'holder_name', y.holder_name, 'how', y.how,
	'given_on', y.given_on, 'ended_on', y.ended_on, 'ended_how', y.ended_how)
FROM @export_whose@ x CROSS JOIN copy y ON y.person_id = x.person_id ORDER BY y.id

-- :name export_contacts :many
SELECT json_object('uid', n.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = n.person_id), 'name', n.name,
	'relationship', n.relationship, 'role', n.role, 'do_not_contact', n.do_not_contact, 'from', n."from",
	'ended', n.ended, 'created_at', n.created_at)
FROM @export_whose@ x CROSS JOIN contact n ON n.person_id = x.person_id ORDER BY n.id

-- :name export_carers :many
SELECT json_object('uid', r.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = r.person_id),
	'contact', (SELECT u.uid FROM contact u WHERE u.id = r.contact_id), 'lives_with', r.lives_with,
	'hours', r.hours, 'assessment', r.assessment, 'assessment_on', r.assessment_on,
	'offered_on', r.offered_on, 'emergency_plan_on', r.emergency_plan_on, 'alone_hours', r.alone_hours,
	'review_on', r.review_on, 'created_at', r.created_at, 'updated_at', r.updated_at)
FROM @export_whose@ x CROSS JOIN carer r ON r.person_id = x.person_id ORDER BY r.id

-- :name export_winter_plans :many
SELECT json_object('uid', w.uid, 'person', (SELECT u.uid FROM person u
		WHERE u.id = w.person_id), 'winter', w.winter,
	'answer', w.answer, 'offered_on', w.offered_on, 'on', w."on", 'created_at', w.created_at, 'updated_at', w.updated_at)
FROM @export_whose@ x CROSS JOIN winter_plan w ON w.person_id = x.person_id ORDER BY w.id

-- :name export_factors :many
SELECT json_object('uid', g.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = g.person_id), 'code', g.code,
	'answer', g.answer, 'value', g.value, 'value_scale', g.value_scale, 'choice', g.choice, 'unit', g.unit,
	'on', g."on", 'source', g.source, 'withdrawn_at', g.withdrawn_at, 'created_at', g.created_at)
FROM @export_whose@ x CROSS JOIN factor g ON g.person_id = x.person_id ORDER BY g.id

-- :name export_scores :many
SELECT json_object('uid', s.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = s.person_id),
	'instrument', s.instrument, 'instrument_version', s.instrument_version, 'value', s.value,
	'value_scale', s.value_scale, 'band', s.band, 'own_band', s.own_band, 'scored_on', s.scored_on, 'valid_until', s.valid_until,
	'origin', s.origin,
	'current', (EXISTS (SELECT 1 FROM risk_current c WHERE c.score_id = s.id AND c.person_id IN
		(s.person_id, (SELECT m.kept_id FROM merged m WHERE m.merged_id = s.person_id)))),
	'created_at', s.created_at)
FROM @export_whose@ x CROSS JOIN risk_score s ON s.person_id = x.person_id
WHERE s.withdrawn_at IS NULL ORDER BY s.id

-- :name export_judgements :many
SELECT json_object('uid', j.uid, 'person', (SELECT u.uid FROM person u WHERE u.id = j.person_id),
	'score', (SELECT u.uid FROM risk_score u WHERE u.id = j.score_id), 'instrument', j.instrument,
	'view', j.view, 'reason', j.reason, 'on', j."on", 'created_at', j.created_at)
FROM @export_whose@ x CROSS JOIN judgement j ON j.person_id = x.person_id ORDER BY j.id

-- :name export_holidays :many :scan
SELECT json_object('on', h."on", 'name', h.name, 'removed', h.removed)
FROM holiday h ORDER BY h."on"

-- :name export_rules :many :scan
SELECT json_object('code', d.code, 'anchor', d.anchor, 'earliest', d.earliest, 'amount', d.amount, 'unit', d.unit,
	'stops', d.stops, 'source', d.source)
FROM deadline_rule d ORDER BY d.id

-- :name export_targets :many :scan
SELECT json_object('measure', t.measure, 'label', t.label, 'value', t.value, 'unit', t.unit, 'better', t.better,
	'source', t.source, 'used', t.used, 'own', (t.team_id IS NOT NULL))
FROM measure_target t WHERE t.team_id IS NULL OR t.team_id = :team ORDER BY t.id

-- What was replaced: the states before, of the rows whose course the measures ask for. One in which
-- nothing is said came before the row.

-- :name export_episode_states :many
SELECT json_object('of', z.uid, 'version', v.version, 'replaced_at', v.replaced_at,
	'status', json_extract(v.state, '$."status"'), 'opened_on', json_extract(v.state, '$."opened_on"'),
	'ended_on', json_extract(v.state, '$."ended_on"'),
	'end_reason', json_extract(v.state, '$."end_reason"'))
FROM (SELECT e.id, e.uid FROM episode e WHERE e.team_id = :team) z
JOIN revision v ON v.record = 'episode' AND v.record_id = z.id ORDER BY v.id

-- :name export_review_states :many
SELECT json_object('of', z.uid, 'version', v.version, 'replaced_at', v.replaced_at,
	'kind', json_extract(v.state, '$."kind"'), 'due_on', json_extract(v.state, '$."due_on"'),
	'originally_due', json_extract(v.state, '$."originally_due"'),
	'booked_on', json_extract(v.state, '$."booked_on"'), 'status', json_extract(v.state, '$."status"'),
	'held_on', json_extract(v.state, '$."held_on"'))
FROM (SELECT r.id, r.uid FROM episode e JOIN review r ON r.episode_id = e.id WHERE e.team_id = :team) z
JOIN revision v ON v.record = 'review' AND v.record_id = z.id ORDER BY v.id

-- :name export_plan_states :many
SELECT json_object('of', z.uid, 'version', v.version, 'replaced_at', v.replaced_at,
	'status', json_extract(v.state, '$."status"'), 'begun_on', json_extract(v.state, '$."begun_on"'),
	'agreed_on', json_extract(v.state, '$."agreed_on"'),
	'updated_at', json_extract(v.state, '$."updated_at"'))
FROM (SELECT l.id, l.uid FROM episode e JOIN plan l ON l.episode_id = e.id WHERE e.team_id = :team) z
JOIN revision v ON v.record = 'plan' AND v.record_id = z.id ORDER BY v.id

-- :name export_event_states :many
SELECT json_object('of', z.uid, 'version', v.version, 'replaced_at', v.replaced_at,
	'kind', json_extract(v.state, '$."kind"'), 'on', json_extract(v.state, '$."on"'),
	'until', json_extract(v.state, '$."until"'), 'notified_on', json_extract(v.state, '$."notified_on"'),
	'avoidable', json_extract(v.state, '$."avoidable"'), 'change', json_extract(v.state, '$."change"'))
FROM (SELECT v.id, v.uid FROM @export_whose@ x CROSS JOIN event v ON v.person_id = x.person_id) z
JOIN revision v ON v.record = 'event' AND v.record_id = z.id ORDER BY v.id

-- :name export_clock_stop_states :many
SELECT json_object('of', z.uid, 'version', v.version, 'replaced_at', v.replaced_at,
	'reason', json_extract(v.state, '$."reason"'), 'from', json_extract(v.state, '$."from"'),
	'until', json_extract(v.state, '$."until"'))
FROM (SELECT k.id, k.uid FROM @export_whose@ x CROSS JOIN clock_stop k ON k.person_id = x.person_id) z
JOIN revision v ON v.record = 'clock_stop' AND v.record_id = z.id ORDER BY v.id

-- :name export_action_states :many
SELECT json_object('of', z.uid, 'version', v.version, 'replaced_at', v.replaced_at,
	'status', json_extract(v.state, '$."status"'), 'due', json_extract(v.state, '$."due"'),
	'closed_on', json_extract(v.state, '$."closed_on"'))
FROM (SELECT a.id, a.uid FROM @export_whose@ x CROSS JOIN action a ON a.person_id = x.person_id) z
JOIN revision v ON v.record = 'action' AND v.record_id = z.id ORDER BY v.id
