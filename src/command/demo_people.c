/* Invented people. The numbers are of the test range, the telephones of the range kept for drama,
 * the postcode area does not exist. */
#include "demo.h"

#include <string.h>

const struct demo_worker demo_workers[DEMO_WORKERS] = {
	{"Jo Patel", "jpatel", "social_worker", "SWE SW100001", 100, 70, true},
	{"Sarah Green", "sgreen", "care_coordinator", "", 100, 0, false},
	{"Mary Lewis", "mlewis", "occupational_therapist", "HCPC OT100002", 80, 60, true},
	{"Anne Brown", "abrown", "district_nurse", "NMC 10A0003E", 100, 60, true},
	{"Lowri Evans", "levans", "social_worker", "SWE SW100004", 60, 70, true},
	{"Priya Shah", "pshah", "psychiatric_nurse", "NMC 10A0005E", 100, 60, true},
	{"Ravi Rao", "rrao", "gp", "GMC 1000006", 50, 30, true},
	{"Rita Osei", "rosei", "community_matron", "NMC 10A0007E", 100, 60, true},
	{"Tom Hughes", "thughes", "physiotherapist", "HCPC PH100008", 100, 50, true},
	{"Zofia Nowak", "znowak", "pharmacist", "GPhC 1000009", 40, 30, false},
	{"Grace Mensah", "gmensah", "link_worker", "", 100, 60, true},
	{"Helen Firth", "hfirth", "geriatrician", "GMC 1000012", 20, 20, false},
};

const struct demo_practice demo_practices[DEMO_PRACTICES] = {
	{"C99901", "Northfield Surgery", "1 Church Walk\nNorthfield", "NF1 2AA", "01632 960001",
		"Dr Rao", 4620, 5810},
	{"C99902", "Mill Lane Medical Centre", "40 Mill Lane\nNorthfield", "NF2 4BD",
		"01632 960002", "Dr Lindqvist", 3890, 4770},
	{"C99903", "Riverside Practice", "The Wharf\nOld Quay", "NF3 1CE", "01632 960003",
		"Dr Adeyemi", 4210, 5240},
	{"C99904", "St Anne's Health Centre", "St Anne's Road\nHilltop", "NF4 7DG", "01632 960004",
		"Dr Kaur", 3180, 3980},
};

/* Two pairs of namesakes, and names that programs get wrong. */
const struct demo_name demo_names[] = {
	{"Okonkwo", "Adaeze", 'F'},
	{"O'Brien", "Siobhan", 'F'},
	{"Łukasz", "Bożena", 'F'},
	{"van der Berg", "Sylvia", 'F'},
	{"Nguyễn", "Thi Ha", 'F'},
	{"Smith", "Margaret", 'F'},
	{"Smith", "Margaret", 'F'},
	{"Singh", "Harpreet", 'M'},
	{"Singh", "Harpreet", 'M'},
	{"Müller", "Jürgen", 'M'},
	{"Labisi", "Ola", 'M'},
	{"Yılmaz", "Ayşe", 'F'},
	{"Zhang", "Wei", 'M'},
	{"Fitzgerald-Jones", "Dorothy", 'F'},
	{"St. John", "Cyril", 'M'},
	{"de la Cruz", "Inés", 'F'},
	{"Óskarsson", "Björn", 'M'},
	{"D'Souza", "Agnes", 'F'},
	{"Mc Donald", "Ronald", 'M'},
	{"Ní Bhriain", "Gráinne", 'F'},
};
const size_t demo_names_n = sizeof(demo_names) / sizeof(demo_names[0]);

const char *const demo_families[] = {"Ahmed", "Bailey", "Choudhury", "Williams", "Taylor", "Khan",
	"Hughes", "Patel", "Walker", "Wright", "Johnson", "Begum", "Brown", "Kowalski", "White",
	"Jones", "Green", "Wilson", "Davies", "Evans", "Thomas", "Roberts", "Clarke", "Hall",
	"Wood", "Turner", "Hussain", "Ali", "Kaur", "Okafor", "Mensah", "Campbell", "Murphy",
	"Kelly", "Novak", "Rossi", "Silva", "Popescu", "Ivanova", "Tanaka", "Haddad", "Cohen",
	"Friedman", "Achebe", "Baptiste", "Francis", "Grant", "Morgan", "Price", "Rees"};
const size_t demo_families_n = sizeof(demo_families) / sizeof(demo_families[0]);
const char *const demo_women[] = {"Fatima", "Rehana", "Jean", "Maureen", "Winifred", "Patricia",
	"Sadia", "Barbara", "Doris", "Agnieszka", "Zoë", "Chloë", "Renée", "Edith", "Joan",
	"Brenda", "Gurpreet", "Nasreen", "Comfort", "Ivy", "Pearl", "Mei", "Elena", "Ruth", "Hilda",
	"Sheila"};
const size_t demo_women_n = sizeof(demo_women) / sizeof(demo_women[0]);
const char *const demo_men[] = {"Thomas", "Mohammed", "Robert", "George", "Kenneth", "Dennis",
	"Frank", "James", "Tariq", "Rhys", "William", "Stanley", "Arthur", "Leonard", "Seán",
	"Kofi", "Winston", "Piotr", "Ahmed", "Baldev", "Derek", "Raymond", "Elias", "Chidi",
	"Marek", "Owen"};
const size_t demo_men_n = sizeof(demo_men) / sizeof(demo_men[0]);
const char *const demo_streets[] = {"Mill Lane", "Church Walk", "Station Road", "High Street",
	"Vicarage Avenue", "Park View", "Green Lane", "Orchard Close", "The Wharf", "Hilltop Rise",
	"Canal Street", "Chapel Row"};
const size_t demo_streets_n = sizeof(demo_streets) / sizeof(demo_streets[0]);

const struct demo_story demo_stories[] = {
	{"I have sung in the choir at St Anne's for thirty years and I want to get back to it. I "
	 "do not want carers before eight o'clock.\n\nIf I am unwell I would rather stay at home. "
	 "Please ask me before you ring the ambulance, unless I cannot answer.",
		"My daughter comes Tuesday and Thursday and does my shopping. My neighbour has a "
		"key.",
		"Speak to my left side. I read large print without my glasses.",
		"Please do knock and wait: I am slow to the door. Please don't move my stick.",
		"A bit of time in the mornings, not three people at once.",
		"I know every hymn by heart and half the street by name.",
		"Two falls this winter, one with a long lie. Low blood pressure on standing.",
		{{"I fall when I get up quickly and I am frightened of the bathroom", "mobility",
			 "To walk to church on Sundays with one stick",
			 "Falls team to assess and start balance exercises", "Tom Hughes"},
			{"I cannot get in and out of the bath on my own", "personal_care",
				"To have a wash I look forward to",
				"Bath board and rails measured and fitted", "Mary Lewis"},
			{"I miss people since I stopped going out", "social",
				"To be at choir practice once a fortnight",
				"Lift arranged with the choir's driver", "the person"}},
		"I fall and cannot get up within an hour\nI feel faint two days running",
		"Ring the community alarm. Do not lift me. If I have hit my head or cannot move my "
		"leg, ring 999.",
		"1. My daughter\n2. Community alarm\n3. District nurses", "None at home", "fall",
		"Fell in the kitchen, on the floor for two hours. Ambulance called, not conveyed.",
		"Rang to ask how the week has been. Slept better, no dizziness. Wants the key safe "
		"code changed.",
		"OT home visit"},
	{"Being able to breathe well enough to sit in my greenhouse. I want to see my tomatoes "
	 "this summer.\n\nI have had enough of hospital. Home first, every time, if it can be done "
	 "safely.",
		"My wife. She worries, so tell her things plainly. My son lives two hours away.",
		"I get short of breath talking: give me time, or let me write it down.",
		"Please do open the window. Please don't wear strong scent.",
		"Ring before ten, when I have the most breath.",
		"I can tell a day before when my chest is turning.",
		"Severe breathlessness, four courses of rescue medicine this year, two admissions.",
		{{"My chest gets bad fast and then I panic", "breathing",
			 "To stay out of hospital this winter",
			 "Rescue pack at home, with a plan on the fridge", "Rita Osei"},
			{"I am losing weight because eating makes me breathless", "nutrition",
				"To keep my weight above ten stone",
				"Dietitian's advice and small meals delivered", "Grace Mensah"},
			{"My inhalers are a muddle", "medication", "To know which one to use when",
				"Inhaler review at home", "Zofia Nowak"}},
		"More breathless than usual for a day\nSputum changes colour",
		"Start the rescue pack in the kitchen drawer, and ring the community matron the "
		"same day. Blue lips or too breathless to speak: 999.",
		"1. Community matron\n2. My wife's mobile\n3. 111 out of hours",
		"Rescue pack: kitchen drawer, left of the sink", "emergency_admission",
		"Admitted with a chest infection, home after five days.",
		"Breathing easier. Used the rescue pack on Monday, finished it today.",
		"Rescue pack checked"},
	{"I want to stay in our own house with my husband and the dog. I like to be asked, even "
	 "when I lose the word for it.",
		"My husband knows what I like. My sister rings at six.",
		"Short sentences. Show me things. Tell me your name each time.",
		"Please do sit where I can see you. Please don't talk about me as if I were not "
		"here.",
		"The same two faces if you can.",
		"I can still play every tune I learnt before I was twenty.",
		"Memory getting worse over a year. Her husband cares for her and is tired.",
		{{"I get lost between the bedroom and the kitchen", "memory",
			 "To be safe at home with my husband",
			 "Night lights and door sensor put in", "Mary Lewis"},
			{"My husband is worn out", "family",
				"For him to have one afternoon a week off",
				"Carer's assessment, and a sitting service on Wednesdays",
				"Jo Patel"},
			{"I forget whether I have had my tablets", "medication",
				"To take them without a fight", "Weekly boxes from the chemist",
				"Zofia Nowak"}},
		"My husband is ill or cannot cope\nI go out alone and am not back in an hour",
		"Ring the emergency carer service: I can be left for two hours at most. Do not "
		"take me to hospital for a bed.",
		"1. My sister\n2. Emergency carer service\n3. Social care duty team",
		"None at home", "ae_attendance",
		"Found by a neighbour in the road at night, taken to A&E, home the same morning.",
		"Husband rang: two bad nights. Offered an extra sitting session on Saturday.",
		"Carer's assessment"},
	{"My grandchildren. I want to stand at the school gate again without my legs giving out.",
		"My son does the driving. My friend from work brings lunch on Fridays.",
		"I speak English, but when I am tired I think in my first language.",
		"Please do tell me the numbers. Please don't lecture me about sugar.",
		"Text me, do not ring: I cannot get to the telephone.",
		"I have cooked for two hundred people and can cook for one.",
		"Leg ulcers for eight months, diabetes, eyesight failing.",
		{{"The dressings on my legs leak before the week is out", "skin",
			 "For my legs to heal by the summer",
			 "Dressings twice a week, leg measured for stockings", "Anne Brown"},
			{"I cannot see to do my own finger pricks", "other",
				"To know my sugar without asking my son",
				"Try a sensor with a speaking reader", "Ravi Rao"},
			{"I have stopped going out", "community",
				"To be at the school gate one day a week",
				"Driver from the community transport scheme", "Grace Mensah"}},
		"A leg goes hot, red or smells\nA hypo that sweet tea does not mend in fifteen "
		"minutes",
		"Hot or red leg: ring the district nurses before noon, they come the same day. "
		"Hypo not mending: 999.",
		"1. District nurses\n2. My son\n3. 111 out of hours", "Glucose gel: beside the bed",
		"discharge", "Home after ten days on the ward with an infected leg.",
		"Dressing changed. Less wet than last week. Walked to the gate and back.",
		"Leg ulcer clinic"},
	{"To die at home when it comes, not yet, and not in an ambulance. Until then: Test cricket "
	 "on the wireless and my daughter's curry.",
		"My daughter holds my health power of attorney and has the papers. My brother must "
		"not be told.",
		"Plain words. I was an engineer: draw me a diagram.",
		"Please do be honest. Please don't whisper in the hall.",
		"Mornings are good. After three I sleep.",
		"I have planned bridges, I can plan this.",
		"Heart failure in its last year or so. Three admissions since spring. ReSPECT form "
		"is kept in the yellow folder.",
		{{"I swell up and cannot lie flat", "breathing", "To sleep in my own bed",
			 "Weigh daily, water tablet plan by telephone", "Rita Osei"},
			{"Nobody at night knows my wishes", "end_of_life",
				"For everyone who comes to know what I want",
				"Wishes shared with the ambulance and out-of-hours services",
				"Ravi Rao"},
			{"My daughter is doing too much", "family", "For her to sleep on Saturdays",
				"Night sitter on Fridays and Saturdays", "Jo Patel"}},
		"Two kilos heavier in three days\nI am dying, or look as if I am",
		"Weight up: ring the matron, double the water tablet for three days. Dying: ring "
		"the palliative nurse, not 999. The yellow folder says the rest.",
		"1. Palliative nurse line\n2. My daughter\n3. Out-of-hours GP",
		"Just-in-case box: wardrobe, top shelf", "emergency_admission",
		"Admitted overloaded with fluid, nine days.",
		"Weight steady. Sleeping on two pillows. Daughter tearful, offered a visit.",
		"Night sitter"},
	{"Since he died I do not see the point of cooking. I would like to want something again.",
		"My husband died in the autumn. The vicar calls. My son is in another country and "
		"we talk on Sundays.",
		"I say I am fine. Ask twice.",
		"Please do come when you said. Please don't tidy his chair.",
		"Come at eleven and stay for a cup of tea.",
		"I ran the school kitchen for twenty years.",
		"Bereaved this year, low mood, eating little, two A&E visits with chest pain and "
		"nothing found.",
		{{"I wake at four and cannot see why I should get up", "mood",
			 "To have one thing each day to get up for",
			 "Weekly visit and a talking group on Thursdays", "Priya Shah"},
			{"I am not eating", "nutrition", "To cook a proper meal twice a week",
				"Lunch club on Tuesdays, and cooking with a volunteer",
				"Grace Mensah"},
			{"I do not know how to do the bills he did", "home",
				"To keep on top of the post",
				"Help with the bills and benefits checked", "Lowri Evans"}},
		"I stop answering the telephone for a day\nI say I do not want to be here",
		"Come and knock. If I say I want to die, stay with me and ring the crisis line.",
		"1. The vicar\n2. Crisis line\n3. My son, at any hour", "None at home",
		"bereavement", "Husband died after a short illness.",
		"Came to the door in her coat: she had been to the shops. First time since "
		"October.",
		"Lunch club"},
};
const size_t demo_stories_n = sizeof(demo_stories) / sizeof(demo_stories[0]);

unsigned demo_roll(struct demo_dice *dice, unsigned sides)
{
	dice->state += 0x9E3779B97F4A7C15u;
	uint64_t x = dice->state;
	x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
	x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
	return (unsigned)((x ^ (x >> 31)) % sides);
}

bool demo_nhs_number(unsigned *counter, char out[static NHS_NUMBER_SIZE])
{
	static const uint64_t step = 387421; /* prime to a million: every six digits come once */

	while (*counter < 1000000) {
		unsigned six = (unsigned)((*counter)++ * step % 1000000);
		char digits[NHS_NUMBER_SIZE] = {'9', '9', '9'};
		int sum = 0;
		for (unsigned i = 0, rest = six; i < 6; i++, rest /= 10)
			digits[8 - i] = (char)('0' + rest % 10);
		for (int i = 0; i < 9; i++)
			sum += (digits[i] - '0') * (10 - i);
		digits[9] = (char)('0' + (11 - sum % 11) % 11);
		if ((11 - sum % 11) % 11 != 10 && nhs_number_valid(digits)) {
			memcpy(out, digits, NHS_NUMBER_SIZE);
			return true;
		}
	}
	return false;
}
