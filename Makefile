# Every target is one verb of the `quittance` command, which prepares its own environment.
ifeq ($(OS),Windows_NT)
PYTHON ?= py
else
PYTHON ?= python3
endif
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help serve site check test test-long bench

help:
	@echo "Quittance : que voulez-vous faire ?"
	@echo ""
	@echo "  make serve      voir le site à l’adresse http://127.0.0.1:8000, rechargé à chaque changement"
	@echo "  make check      vérifier les données"
	@echo "  make site       construire le site dans le dossier site/"
	@echo "  make test       lancer tous les tests, navigateur compris"
	@echo "  make test-long  lancer les tests avec tous les tirages au hasard"
	@echo "  make bench      mesurer le temps et la mémoire, d’une construction et du classement"
	@echo ""
	@echo "Options : make serve ARGS=\"--port 8001\" ; autre Python : make serve PYTHON=python3.12"

serve site check test test-long bench:
	@$(PYTHON) -m tools $@ $(ARGS)
