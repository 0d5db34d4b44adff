#include <caseload/referral.h>

static const struct field referral_fields[] = {
	FIELD_HIDE(INT, referral, id),
	FIELD(TEXT, referral, uid),
	FIELD(INT, referral, version),
	FIELD_HIDE(INT, referral, person_id),
	FIELD_LINK(referral, episode_id),
	FIELD_LINK(referral, case_item_id),
	FIELD(TEXT, referral, person),
	FIELD(TEXT, referral, person_uid),
	FIELD(TEXT, referral, nhs_number),
	FIELD_CODED(referral, direction, words_referral_direction),
	FIELD(TEXT, referral, service),
	FIELD_CODED(referral, urgency, words_referral_urgency),
	FIELD(TEXT, referral, reason),
	FIELD(TEXT, referral, received_at),
	FIELD_CODED(referral, status, words_referral_status),
	FIELD(TEXT, referral, declined_reason),
	FIELD(TEXT, referral, contact_at),
	FIELD(DATE, referral, started_on),
	FIELD(DATE, referral, ended_on),
	FIELD(DATE, referral, discharged_on),
	FIELD(TEXT, referral, outcome),
	FIELD_CODED(referral, at_91_days, words_at_91_days),
};
const struct shape referral_shape = SHAPE(referral, referral_fields);

static const struct field access_request_fields[] = {
	FIELD_HIDE(INT, access_request, id),
	FIELD(TEXT, access_request, uid),
	FIELD(INT, access_request, version),
	FIELD_HIDE(INT, access_request, person_id),
	FIELD(TEXT, access_request, person),
	FIELD(TEXT, access_request, person_uid),
	FIELD(TEXT, access_request, nhs_number),
	FIELD(DATE, access_request, received_on),
	FIELD(TEXT, access_request, asked_by),
	FIELD(DATE, access_request, due_on),
	FIELD(DATE, access_request, sent_on),
	FIELD(TEXT, access_request, refused_reason),
	FIELD(TEXT, access_request, note),
};
const struct shape access_request_shape = SHAPE(access_request, access_request_fields);

bool referral_is_open(const struct referral *referral)
{
	return referral->status != REFERRAL_DECLINED && referral->status != REFERRAL_ENDED;
}

bool access_request_is_open(const struct access_request *request)
{
	return !date_is_set(request->sent_on) && request->refused_reason == NULL;
}
