# caseload: case management for Community Support Teams.
# `make help` lists what can be made. Everything made goes to build/.

PREFIX   ?= /usr/local
DESTDIR  ?=
CC       ?= cc
BUILD    ?= build
MODE     ?= release
VERSION  := 0.5.0

WARN     := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wvla \
            -Wpointer-arith -Wwrite-strings -Wundef
HARDEN   := -O2 -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
SANITIZE := -O1 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
ifeq ($(MODE),asan)
  OPT := $(SANITIZE)
  LDMODE := -fsanitize=address,undefined
  O := $(BUILD)/asan
else ifeq ($(MODE),fuzz)
  OPT := $(SANITIZE) -fsanitize=fuzzer-no-link
  LDMODE := -fsanitize=address,undefined,fuzzer
  O := $(BUILD)/fuzz
else
  OPT := $(HARDEN)
  LDMODE := -pie -Wl,-z,relro,-z,now
  O := $(BUILD)
endif
GEN := $(BUILD)/gen

# V=1 shows whole commands.
ifneq ($(V),1)
  SAY = @printf '  %-4s %s\n'
  Q := @
else
  SAY = @:
endif

ALL_CFLAGS := -std=c17 -D_GNU_SOURCE -g $(OPT) $(WARN) -Iinclude -I$(GEN)/include -I$(GEN) \
              -DCASELOAD_VERSION='"$(VERSION)"' -DCASELOAD_LIBEXEC='"$(PREFIX)/bin"' $(CFLAGS)
LIBS       := -lncursesw -ltinfo -lsqlite3 -luuid -lutf8proc -lsodium -ljansson -lm
PDF_CFLAGS  = $(shell pkg-config --cflags pangocairo cairo 2>/dev/null)
PDF_LIBS    = $(shell pkg-config --libs pangocairo cairo 2>/dev/null)

# A room is a folder of src; the words are the files at the top of it.
ROOMS := base words db store report exchange command tui screen cli
room_dir = $(if $(filter words,$(1)),src,src/$(1))
room_src = $(filter-out src/main.c,$(wildcard $(call room_dir,$(1))/*.c))
room_obj = $(patsubst src/%.c,$(O)/obj/%.o,$(call room_src,$(1)))
test_dir = $(if $(filter words,$(1)),tests,tests/$(1))
test_src = $(wildcard $(call test_dir,$(1))/*.c)

# What each room's test binary links: the room and those it may look into (architecture: one way only).
DEPS_base     := base
DEPS_words    := words base
DEPS_db       := db base
DEPS_store    := store db words base
DEPS_report   := report words base
DEPS_exchange := exchange words base
DEPS_command  := command exchange report store db words base
DEPS_tui      := tui base
DEPS_screen   := screen tui command exchange report store db words base
DEPS_cli      := cli command exchange report store db words base
ALL_ROOMS     := screen tui cli command exchange report store db words base

lib = $(O)/lib$(1).a

all: $(O)/caseload $(O)/caseload-pdf ## build the program and caseload-pdf

help: ## this list
	@grep -hE '^[a-z][a-z-]*:.*##' Makefile | sort | awk -F':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# --- generated files --------------------------------------------------------------------------
GENERATED := $(GEN)/include/caseload/gen/queries.h $(GEN)/queries.c $(GEN)/schema.c \
             $(GEN)/instruments.c $(GEN)/bindings.c
DEFINITIONS := $(filter-out schema/risk/bindings.tsv,$(sort $(wildcard schema/risk/*.tsv)))

$(GEN)/include/caseload/gen/queries.h $(GEN)/queries.c &: $(sort $(wildcard src/store/*.sql)) src/store/queries.awk
	@mkdir -p $(GEN)/include/caseload/gen
	@awk -v header=$(GEN)/include/caseload/gen/queries.h -v source=$(GEN)/queries.c \
		-f src/store/queries.awk $(sort $(wildcard src/store/*.sql))

$(GEN)/schema.c: $(sort $(wildcard schema/*.sql)) src/store/schema.awk
	@mkdir -p $(GEN)
	@awk -f src/store/schema.awk $(sort $(wildcard schema/*.sql)) > $@

$(GEN)/instruments.c: $(DEFINITIONS) src/instrument.awk
	@mkdir -p $(GEN)
	@awk -f src/instrument.awk $(DEFINITIONS) > $@

$(GEN)/bindings.c: include/caseload/words.def schema/risk/bindings.tsv src/binding.awk
	@mkdir -p $(GEN)
	@awk -f src/binding.awk include/caseload/words.def schema/risk/bindings.tsv > $@.new && mv $@.new $@

# --- objects and libraries ----------------------------------------------------------------------
# Rebuild when the flags change.
$(O)/flags: FORCE
	@mkdir -p $(O)
	@echo '$(CC) $(ALL_CFLAGS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS)' > $@
FORCE:

$(O)/obj/pdf/%.o: src/pdf/%.c $(O)/flags
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) $(PDF_CFLAGS) -MMD -MP -c -o $@ $<

$(O)/obj/%.o: src/%.c $(O)/flags | $(GENERATED)
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(O)/obj/gen/%.o: $(GEN)/%.c $(O)/flags | $(GENERATED)
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -Isrc -Isrc/store -Wno-overlength-strings -MMD -MP -c -o $@ $<

room_gen = $(addprefix $(O)/obj/gen/,$(if $(filter store,$(1)),queries.o schema.o) \
           $(if $(filter words,$(1)),instruments.o bindings.o))

# A library is made again when a file of its room comes or goes.
define room_rules
$(O)/lib$(1).list: FORCE
	@mkdir -p $(O)
	@echo '$(call room_src,$(1))' | cmp -s - $$@ || echo '$(call room_src,$(1))' > $$@
$(call lib,$(1)): $(call room_obj,$(1)) $(call room_gen,$(1)) $(O)/lib$(1).list
	@rm -f $$@.new
	@ar rcs $$@.new $$(filter %.o,$$^) && mv $$@.new $$@
room-$(1): $(call lib,$(1))
endef
$(foreach r,$(ROOMS),$(eval $(call room_rules,$(r))))

$(O)/caseload: $(O)/obj/main.o $(foreach r,$(ALL_ROOMS),$(call lib,$(r)))
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ $(LIBS)

$(O)/caseload-pdf: $(patsubst src/%.c,$(O)/obj/%.o,$(wildcard src/pdf/*.c)) $(call lib,report) $(call lib,words) $(call lib,base)
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ $(PDF_LIBS) -luuid -lutf8proc -lsodium -ljansson -lm

# --- tests --------------------------------------------------------------------------------------
TEST_HELP := $(wildcard tests/tools/*.c)
$(O)/obj/tests/%.o: tests/%.c $(O)/flags | $(GENERATED)
	@mkdir -p $(@D)
	$(SAY) CC $<
	$(Q)$(CC) $(ALL_CFLAGS) -Itests/tools -Itests/bench -Itests/command -Wno-missing-prototypes -MMD -MP -c -o $@ $<

# Screens and the shell are tested on a store made by commands.
FIXTURE_words  := tests/bench/match_measure.c
FIXTURE_screen := tests/command/fixture.c
FIXTURE_cli    := tests/command/fixture.c

define test_rules
$(O)/test-$(1): $(patsubst tests/%.c,$(O)/obj/tests/%.o,$(call test_src,$(1)) $(FIXTURE_$(1)) $(TEST_HELP)) $(foreach r,$(DEPS_$(1)),$(call lib,$(r)))
	$$(SAY) LINK $$@
	$$(Q)$$(CC) $(LDMODE) $(LDFLAGS) -o $$@ $$^ $(LIBS) -lvterm -lcriterion
test-$(1): $(O)/test-$(1)
	$(O)/test-$(1)
endef
$(foreach r,$(ROOMS),$(eval $(call test_rules,$(r))))

# What a user expects, tried on the screens in process.
DEPS_expect    := $(DEPS_screen)
FIXTURE_expect := tests/command/fixture.c tests/screen/stage.c
$(eval $(call test_rules,expect))

# caseload-pdf is tested from outside, as a program.
DEPS_pdf := report words base
$(eval $(call test_rules,pdf))
test-pdf: export CASELOAD_PDF := $(O)/caseload-pdf
test-pdf: $(O)/caseload-pdf
test-cli: $(O)/caseload

# Fuzz targets: with libFuzzer for `make fuzz`, with a main() of ours for the corpus in `make check`.
FUZZED := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
DEPS_fuzz := exchange report tui words base
FUZZ_SECONDS ?= 600
$(O)/replay-%: $(O)/obj/tests/fuzz/%.o $(O)/obj/tests/fuzz/replay/main.o $(foreach r,$(DEPS_fuzz),$(call lib,$(r)))
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ $(LIBS)
$(O)/fuzz-%: $(O)/obj/tests/fuzz/%.o $(foreach r,$(DEPS_fuzz),$(call lib,$(r)))
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ $(LIBS)
REPLAYS := $(foreach f,$(FUZZED),$(O)/replay-$(f))
.SECONDARY: $(foreach f,$(FUZZED),$(O)/obj/tests/fuzz/$(f).o) $(O)/obj/tests/fuzz/replay/main.o

fuzz: ## fuzz each target with clang's libFuzzer for FUZZ_SECONDS (600); FUZZED=decode for one
	@$(MAKE) --no-print-directory -s -j2 MODE=fuzz CC=clang $(foreach f,$(FUZZED),$(BUILD)/fuzz/fuzz-$(f))
	@sh tests/checks/fuzz.sh $(BUILD)/fuzz $(FUZZ_SECONDS) $(FUZZED)

# The planted leak shows that the sanitizer run can fail.
$(O)/test-planted: $(O)/obj/tests/checks/planted_leak.o
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ -lcriterion

TESTED := $(ROOMS) expect pdf
TEST_BINARIES := $(foreach r,$(TESTED),$(O)/test-$(r))

check: deps-check ## build everything and run every test
	@$(MAKE) --no-print-directory -j2 all $(TEST_BINARIES) $(REPLAYS)
	@sh tests/checks/run.sh $(O) $(TESTED)

check-asan: deps-check ## the same under AddressSanitizer and UBSan; a planted leak must turn it red
	@$(MAKE) --no-print-directory -j2 MODE=asan all $(foreach r,$(TESTED),$(BUILD)/asan/test-$(r)) $(BUILD)/asan/test-planted \
		$(foreach f,$(FUZZED),$(BUILD)/asan/replay-$(f))
	@sh tests/checks/run.sh --asan $(BUILD)/asan $(TESTED)

check-clang: ## compile everything with clang, warnings are errors
	@$(MAKE) --no-print-directory -j2 BUILD=$(BUILD)/clang CC=clang CFLAGS='$(CFLAGS) -Werror' all \
		$(foreach r,$(TESTED),$(BUILD)/clang/test-$(r))

demo: deps ## make the demonstration caseload and open it
	@$(MAKE) --no-print-directory -s -j2 all
	@$(O)/caseload demo

schema: ## write schema/current.sql anew, after adding a migration
	@cat $(filter-out schema/current.sql,$(sort $(wildcard schema/*.sql))) | \
		{ cat; echo "SELECT sql || ';' FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name;"; } | \
		sqlite3 :memory: > $(BUILD)/current.sql && mv $(BUILD)/current.sql schema/current.sql

# --- what has to be installed -------------------------------------------------------------------
PACKAGES      := gcc libc6-dev pkg-config libncurses-dev libsqlite3-dev uuid-dev libutf8proc-dev \
                 libsodium-dev libjansson-dev libpango1.0-dev libcairo2-dev fonts-dejavu-core ncurses-term
TEST_PACKAGES := libcriterion-dev libvterm-dev poppler-utils qpdf sqlite3 man-db python3-icalendar libical3
deps: ## install what building needs (Debian, Ubuntu)
	@sh tests/checks/packages.sh $(PACKAGES)
deps-check: ## install what the tests need as well
	@sh tests/checks/packages.sh $(PACKAGES) $(TEST_PACKAGES)

.PHONY: all help FORCE clean check check-asan check-clang fuzz demo schema deps deps-check bench bench-match
clean: ## remove what was built
	rm -rf $(BUILD)

-include $(shell find $(O)/obj -name '*.d' 2>/dev/null)

# --- manual, completion, installing -------------------------------------------------------------
MANUALS     := $(addprefix $(BUILD)/man/,caseload.1 caseload-pdf.1 caseload-store.5 caseload-instrument.5 \
               caseload-screens.7)
COMPLETIONS := $(addprefix $(BUILD)/completion/caseload.,bash zsh fish)
bindir      := $(DESTDIR)$(PREFIX)/bin
sharedir    := $(DESTDIR)$(PREFIX)/share

$(BUILD)/man/caseload.1: man/caseload.1.in $(O)/caseload
	@mkdir -p $(@D)
	@$(O)/caseload man > $(@D)/commands
	@sed -e '/^@COMMANDS@$$/{r $(@D)/commands' -e 'd;}' -e 's/@VERSION@/$(VERSION)/' $< > $@
$(BUILD)/man/%: man/%
	@mkdir -p $(@D)
	@cp $< $@
$(BUILD)/completion/caseload.%: $(O)/caseload
	@mkdir -p $(@D)
	@$(O)/caseload completion $* > $@

# The frames of man/caseload-screens.7: every screen, played by tests/walk/walk.txt on the demo.
$(O)/walk: $(O)/obj/tests/walk/walk.o $(TEST_HELP:%.c=$(O)/obj/%.o) $(call lib,base)
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ $(LIBS) -lvterm -lcriterion
walk: $(O)/caseload $(O)/walk ## play every screen anew into man/caseload-screens.7
	@rm -rf $(BUILD)/walking && mkdir -p $(BUILD)/walking
	@XDG_DATA_HOME=$(abspath $(BUILD)/walking) CASELOAD_NOW=2026-03-12T14:05 $(O)/caseload demo </dev/null >/dev/null 2>&1
	@sed -n '1,/^@WALK@/{/^@WALK@/!p;}' man/caseload-screens.7.in > $(BUILD)/walking/page
	@$(O)/walk $(O)/caseload tests/walk/walk.txt $(BUILD)/walking/caseload/demo.db >> $(BUILD)/walking/page
	@sed -n '/^@WALK@/,$${/^@WALK@/!p;}' man/caseload-screens.7.in >> $(BUILD)/walking/page
	@mv $(BUILD)/walking/page man/caseload-screens.7

man: $(MANUALS) ## the manual pages
completion: $(COMPLETIONS) ## completion for bash, zsh and fish

install: all man completion ## put everything under DESTDIR and PREFIX
	install -d $(bindir) $(sharedir)/man/man1 $(sharedir)/man/man5 $(sharedir)/man/man7 \
		$(sharedir)/bash-completion/completions $(sharedir)/zsh/site-functions \
		$(sharedir)/fish/vendor_completions.d
	install -m 755 $(O)/caseload $(O)/caseload-pdf $(bindir)
	install -m 644 $(BUILD)/man/caseload.1 $(BUILD)/man/caseload-pdf.1 $(sharedir)/man/man1
	install -m 644 $(BUILD)/man/caseload-store.5 $(BUILD)/man/caseload-instrument.5 $(sharedir)/man/man5
	install -m 644 $(BUILD)/man/caseload-screens.7 $(sharedir)/man/man7
	install -m 644 $(BUILD)/completion/caseload.bash $(sharedir)/bash-completion/completions/caseload
	install -m 644 $(BUILD)/completion/caseload.zsh $(sharedir)/zsh/site-functions/_caseload
	install -m 644 $(BUILD)/completion/caseload.fish $(sharedir)/fish/vendor_completions.d

uninstall: ## take away what install put there; stores are never touched
	rm -f $(bindir)/caseload $(bindir)/caseload-pdf $(sharedir)/man/man1/caseload.1 \
		$(sharedir)/man/man1/caseload-pdf.1 $(sharedir)/man/man5/caseload-store.5 $(sharedir)/man/man5/caseload-instrument.5 \
		$(sharedir)/man/man7/caseload-screens.7 \
		$(sharedir)/bash-completion/completions/caseload $(sharedir)/zsh/site-functions/_caseload \
		$(sharedir)/fish/vendor_completions.d/caseload.fish

dist: ## the source as an archive in build/, the same bytes each time
	@mkdir -p $(BUILD)
	tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=2026-01-01 --exclude='*~' \
		--transform 's,^,caseload-$(VERSION)/,' -cf - $(wildcard Makefile README.md LICENSE \
		.clang-format .editorconfig .gitignore include schema src man tests) | \
		gzip -9n > $(BUILD)/caseload-$(VERSION).tar.gz

.PHONY: walk man completion install uninstall dist

# --- bench --------------------------------------------------------------------------------------
# Figures beside their references; BENCH_PEOPLE=20000 makes it quick, BENCH_ONLY=risk,users a part of it. Stores are kept in build/bench.
BENCH_OBJ := $(patsubst tests/%.c,$(O)/obj/tests/%.o,$(filter-out tests/bench/match%.c,$(wildcard tests/bench/*.c)) tests/tools/vt.c)
$(O)/bench-run: $(BENCH_OBJ) $(foreach r,$(DEPS_command),$(call lib,$(r)))
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ $(LIBS) -lvterm

MATCH_OBJ := $(patsubst tests/%.c,$(O)/obj/tests/%.o,$(wildcard tests/bench/match*.c) tests/tools/linkage.c)
$(O)/bench-match-run: $(MATCH_OBJ) $(call lib,words) $(call lib,base)
	$(SAY) LINK $@
	$(Q)$(CC) $(LDMODE) $(LDFLAGS) -o $@ $^ $(LIBS)

bench-match: $(O)/bench-match-run ## precision, recall and F1 of finding the same person twice (CASELOAD_DATA)
	@$(O)/bench-match-run $(BENCH_PEOPLE)

bench: export CASELOAD_PDF := $(O)/caseload-pdf
bench: $(O)/caseload $(O)/caseload-pdf $(O)/bench-run ## measure the program beside sqlite3, grep, cp and the disk
	@mkdir -p $(BUILD)/bench
	@$(O)/bench-run $(O)/caseload $(BUILD)/bench
