#include <caseload/worker.h>

static const struct field worker_fields[] = {
	FIELD_HIDE(INT, worker, id),
	FIELD(TEXT, worker, uid),
	FIELD(INT, worker, version),
	FIELD(TEXT, worker, name),
	FIELD_CODED(worker, profession, words_profession),
	FIELD(TEXT, worker, organisation),
	FIELD(TEXT, worker, registration),
	FIELD(TEXT, worker, phone),
	FIELD(TEXT, worker, email),
	FIELD(INT, worker, wte_percent),
	FIELD(INT, worker, capacity),
	FIELD(TEXT, worker, login),
	FIELD(DATE, worker, active_from),
	FIELD(DATE, worker, active_to),
	FIELD_LINK(worker, team_id),
	FIELD(INT, worker, cases),
	FIELD(INT, worker, weight),
	FIELD(INT, worker, late),
	FIELD_HIDE(INT, worker, very_high),
	FIELD_HIDE(INT, worker, high),
	FIELD_HIDE(INT, worker, rising),
	FIELD_HIDE(INT, worker, other),
	FIELD_HIDE(DATE, worker, away_until),
	FIELD_HIDE(TEXT, worker, cover),
};
const struct shape worker_shape = SHAPE(worker, worker_fields);

bool worker_is_active(const struct worker *worker, struct date on)
{
	return date_is_set(worker->active_from) && date_compare(worker->active_from, on) <= 0 &&
	       (!date_is_set(worker->active_to) || date_compare(on, worker->active_to) < 0);
}

bool profession_is_social_care(enum profession profession)
{
	switch (profession) {
	case PROFESSION_SOCIAL_WORKER:
	case PROFESSION_SOCIAL_CARE_ASSESSOR:
	case PROFESSION_AREA_COORDINATOR:
	case PROFESSION_REABLEMENT_WORKER:
	case PROFESSION_CARE_HOME_MANAGER:
		return true;
	default:
		return false;
	}
}

bool profession_is_health(enum profession profession)
{
	switch (profession) {
	case PROFESSION_GP:
	case PROFESSION_ADVANCED_PRACTITIONER:
	case PROFESSION_COMMUNITY_MATRON:
	case PROFESSION_DISTRICT_NURSE:
	case PROFESSION_COMMUNITY_NURSE:
	case PROFESSION_PRACTICE_NURSE:
	case PROFESSION_OCCUPATIONAL_THERAPIST:
	case PROFESSION_PHYSIOTHERAPIST:
	case PROFESSION_PHARMACIST:
	case PROFESSION_PSYCHIATRIC_NURSE:
	case PROFESSION_GERIATRICIAN:
	case PROFESSION_PALLIATIVE_NURSE:
		return true;
	default:
		return false;
	}
}

unsigned profession_roles(enum profession profession)
{
	switch (profession) {
	case PROFESSION_NONE:
		return 0;
	case PROFESSION_CARE_COORDINATOR:
		return 1u << ROLE_COORDINATOR;
	case PROFESSION_SOCIAL_WORKER:
	case PROFESSION_SOCIAL_CARE_ASSESSOR:
		return 1u << ROLE_SOCIAL_WORKER;
	/* From outside the statutory services, or unknown: the least, until the team lead says
	 * more. */
	case PROFESSION_VOLUNTARY_SECTOR:
	case PROFESSION_CARE_HOME_MANAGER:
	case PROFESSION_OTHER:
		return 1u << ROLE_READER;
	default:
		return 1u << ROLE_CLINICIAN;
	}
}

int band_weight(enum band band)
{
	switch (band) {
	case BAND_VERY_HIGH:
		return 4;
	case BAND_HIGH:
		return 3;
	case BAND_RISING:
		return 2;
	default:
		return 1;
	}
}

int64_t worker_capacity(const struct worker *worker)
{
	return worker->capacity * worker->wte_percent / 100;
}

const char *load_light(int64_t weight, int64_t capacity)
{
	if (capacity <= 0)
		return "";
	if (weight * 100 < capacity * 95)
		return "blue";
	if (weight <= capacity)
		return "green";
	return weight * 100 < capacity * 110 ? "amber" : "red";
}

void load_share(const int64_t *weights, size_t n, int64_t *room, size_t k, size_t *to)
{
	for (size_t i = 0; i < n; i++) {
		size_t best = 0;

		for (size_t j = 1; j < k; j++)
			if (room[j] > room[best])
				best = j;
		to[i] = best;
		room[best] -= weights[i];
	}
}
