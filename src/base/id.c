#include <caseload/base/id.h>

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>
#include <uuid/uuid.h>

static uint64_t fixed_seed, fixed_count;

void uid_fix(uint64_t seed)
{
	fixed_seed = seed;
	fixed_count = 0;
}

/* splitmix64: enough to make invented uids look like uids. */
static uint64_t mix(uint64_t x)
{
	x += 0x9E3779B97F4A7C15u;
	x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9u;
	x = (x ^ (x >> 27)) * 0x94D049BB133111EBu;
	return x ^ (x >> 31);
}

/* Within one millisecond the random part counts up from where it began, so that ids made in a
 * hurry still come in order and cost no new randomness (RFC 9562, method 2). */
static void uid_random(uint64_t ms, uuid_t bytes)
{
	static uint64_t last_ms;
	static pid_t last_pid; /* a child of fork() must not go on with its parent's */
	static uuid_t last;

	if (ms != last_ms || getpid() != last_pid) {
		last_pid = getpid();
		uuid_generate_random(last);
		last[9] &= 0x7F; /* room to count */
		last_ms = ms;
	} else {
		for (int i = 15; i >= 9 && ++last[i] == 0; i--)
			;
	}
	memcpy(bytes, last, sizeof(uuid_t));
}

const char *uid_new(char buffer[static UID_SIZE])
{
	static const char hex[] = "0123456789abcdef";
	uuid_t bytes;
	uint64_t ms;

	if (fixed_seed != 0) {
		uint64_t high = mix(fixed_seed + fixed_count), low = mix(high ^ fixed_count);
		/* The first eight characters alone must differ: people type them. */
		ms = ((mix(fixed_count++) & 0xFFFFFFFFu) << 16) | (high & 0xFFFF);
		memcpy(bytes, &high, 8);
		memcpy(bytes + 8, &low, 8);
	} else {
		struct timespec now;
		clock_gettime(CLOCK_REALTIME, &now);
		ms = (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
		uid_random(ms, bytes);
	}
	for (int i = 0; i < 6; i++)
		bytes[i] = (unsigned char)(ms >> (40 - 8 * i));
	bytes[6] = (bytes[6] & 0x0F) | 0x70;
	bytes[8] = (bytes[8] & 0x3F) | 0x80;
	char *out = buffer;
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			*out++ = '-';
		*out++ = hex[bytes[i] >> 4];
		*out++ = hex[bytes[i] & 15];
	}
	*out = '\0';
	return buffer;
}

bool uid_valid(const char *text)
{
	uuid_t bytes;
	return text != NULL && strlen(text) == 36 && uuid_parse(text, bytes) == 0;
}
