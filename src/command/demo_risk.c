/* What scores of the demonstration are computed from: asked at visits, and what happened since. */
#include <string.h>

#include "demo_life.h"

/* By whom in demo_names it is about. `what` is an instrument whose questions were answered, or the
 * kind of an event. */
static const struct fact {
	int person, day;
	const char *what, *said;
} facts[] = {
	/* The one whose record the README shows: a year in which things pile up. */
	{0, -165, "charlson_1987",
		"chf=y diab=y mi=n pvd=n cevd=n dementia=n cpd=n rheumd=n pud=n mld=n diabwc=n "
		"hp=n rend=n canc=n msld=n metacanc=n aids=n"},
	{0, -165, "cms_general",
		"hypertension=y diabetes=y heart_failure=y copd=n dementia=n asthma=n chd=n ckd=n "
		"stroke_tia=n atrial_fibrillation=n epilepsy=n cancer_5y=n hearing_loss=n ibs=n "
		"constipation=n alcohol_problems=n psychosis_bipolar=n anxiety_depression=n "
		"connective_tissue=n painful_condition=n"},
	{0, -165, "local_cst", "falls_12m=none emerg_adm_12m=none"},
	{0, -118, "fall", "Fell in the kitchen, not hurt"},
	{0, -72, "charlson_1987", "cpd=y"},
	{0, -72, "cms_general", "copd=y painful_condition=y"},
	{0, -33, "emergency_admission", "Breathless at night, by ambulance"},
	{0, -28, "discharge", "Home with a nebuliser"},
	{0, -21, "prisma7",
		"limit_activities=y need_help=y stay_home=n count_on_someone=y walking_aid=y"},
	{0, -12, "fall", "Fell on the stairs, bruised hip"},
	/* A full answer to every question, and a bereavement. */
	{2, -140, "charlson_1987",
		"dementia=y cevd=y mi=n chf=n pvd=n cpd=n rheumd=n pud=n mld=n diab=n diabwc=n "
		"hp=n rend=n canc=n msld=n metacanc=n aids=n"},
	{2, -140, "cms_general",
		"dementia=y stroke_tia=y hypertension=y hearing_loss=y diabetes=n heart_failure=n "
		"copd=n asthma=n chd=n ckd=n atrial_fibrillation=n epilepsy=n cancer_5y=n ibs=n "
		"constipation=y alcohol_problems=n psychosis_bipolar=n anxiety_depression=n "
		"connective_tissue=n painful_condition=n"},
	{2, -140, "local_cst", "falls_12m=none emerg_adm_12m=none days_since_bereavement=none"},
	{2, -44, "bereavement", "Her sister died"},
	{2, -44, "prisma7",
		"limit_activities=y need_help=y stay_home=y count_on_someone=n walking_aid=declined"},
	/* Back in hospital within the month. */
	{14, -61, "emergency_admission", "Chest infection"},
	{14, -54, "discharge", "Home"},
	{14, -39, "emergency_admission", "Breathless again"},
	{14, -31, "discharge", "Home with oxygen"},
	{8, -25, "emergency_admission", "Fall with a long lie"},
	{8, -17, "discharge", "Home, therapist to call"},
	{8, -3, "emergency_admission", "Confused, water infection"},
	/* Often in A&E. */
	{5, -301, "ae_attendance", "Chest pain"},
	{5, -222, "ae_attendance", "Chest pain"},
	{5, -160, "ae_attendance", "Fell, wrist"},
	{5, -92, "ae_attendance", "Chest pain, anxious"},
	{5, -47, "ae_attendance", "Chest pain"},
	{5, -8, "ae_attendance", "Could not sleep, anxious"},
	{9, -88, "ae_attendance", "Catheter blocked"},
	{9, -60, "ae_attendance", "Catheter blocked"},
	{9, -41, "ae_attendance", "Catheter blocked"},
	{9, -19, "ae_attendance", "Catheter blocked"},
	{9, -6, "ae_attendance", "Catheter blocked"},
	/* A few questions asked at a visit, the rest still to ask. */
	{11, -35, "local_cst", "falls_12m=2"},
	{11, -35, "charlson_1987", "chf=y cpd=y"},
	{13, -30, "prisma7",
		"limit_activities=y need_help=n stay_home=n count_on_someone=y walking_aid=n"},
	{16, -26, "prisma7", "limit_activities=y need_help=y walking_aid=y"},
	{19, -20, "efi",
		"falls=y mobility_transfer=y hearing=y visual=y hypertension=y medicines_12m=9"},
};
enum { APPROVED = -170, JUDGED = -9 };

void demo_plan_facts(struct demo *d)
{
	demo_plan_step(d, APPROVED, STEP_APPROVE, 0, 0);
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		demo_plan_step(d, facts[i].day, STEP_FACT, facts[i].person, (int)i);
	demo_plan_step(d, JUDGED, STEP_JUDGE, 0, 0);
}

/* So that the team's own criteria show: the invented lead of the team has approved them. */
bool demo_play_approve(struct demo *d)
{
	return demo_run(d, 0, CMD_RISK_ENABLE, "instrument", "local_cst", "approved-by",
		demo_workers[0].name, "on", "t", NULL);
}

bool demo_play_fact(struct demo *d, const struct demo_person *p, int i)
{
	const struct fact *fact = &facts[i];
	int worker = p->lead >= 0 ? p->lead : 0, kind;

	if (word_find(&words_event_kind, fact->what, &kind))
		return demo_run(d, worker, CMD_EVENT_ADD, "person", p->nhs_number, "kind",
			fact->what, "on", "t", "text", fact->said, "source", "Practice",
			kind == EVENT_DISCHARGE ? "notified" : "place",
			kind == EVENT_DISCHARGE ? "t" : "", NULL);
	return demo_run(d, worker, CMD_RISK_ANSWER, "person", p->nhs_number, "instrument",
		fact->what, "answers", fact->said, "source",
		strcmp(fact->what, "prisma7") == 0 ? "Home visit" : "GP summary", NULL);
}

bool demo_play_judge(struct demo *d, const struct demo_person *p)
{
	int worker = p->lead >= 0 ? p->lead : 0;

	return demo_run(d, worker, CMD_RISK_JUDGE, "person", p->nhs_number, "instrument",
		       "local_cst", "view", "higher", "reason",
		       "Two falls are told; her neighbour speaks of more.", NULL) &&
	       demo_run(d, worker, CMD_RISK_OUTLOOK, "person", p->nhs_number, "could",
		       "falls_mobility", "note", "A rail on the stairs and strength classes.",
		       NULL);
}
