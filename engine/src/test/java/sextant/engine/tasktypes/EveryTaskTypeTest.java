package sextant.engine.tasktypes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import sextant.engine.ports.Questions;
import sextant.engine.ports.TaskType;
import sextant.engine.ports.TaskTypeContract;
import sextant.engine.ports.TypeDescription;
import sextant.engine.shape.SchemaCheck;

/** Every type that is built in, and one that is declared, keeps the contract. */
class EveryTaskTypeTest {

    @Nested
    class Jupyter extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new JupyterNotebook();
        }
    }

    @Nested
    class Binder extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new BinderNotebook();
        }

        @Override
        protected String entry() {
            return "repositories: {allow: ['https://github.com/*']}";
        }
    }

    @Nested
    class Esap extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new EsapNotebook();
        }
    }

    @Nested
    class Zeppelin extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new ZeppelinNotebook();
        }

        @Override
        protected String entry() {
            return "languages: [md, python, pyspark]";
        }
    }

    @Nested
    class Docker extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new DockerContainer();
        }

        @Override
        protected String entry() {
            return "images: {allow: [docker.io/example, 'docker.io/example/*']}";
        }
    }

    @Nested
    class Compose extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new DockerCompose();
        }

        @Override
        protected String entry() {
            return "images: {allow: [docker.io/example, 'docker.io/example/*']}";
        }
    }

    @Nested
    class PortainerOne extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new PortainerContainer();
        }
    }

    @Nested
    class PortainerStack extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new PortainerCompose();
        }

        @Override
        protected String entry() {
            return "compose: {allow: [privileged, build]}";
        }
    }

    @Nested
    class Application extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return new CeaApplication();
        }
    }

    @Nested
    class Declared extends TaskTypeContract {
        @Override
        protected TaskType type() {
            return DeclaredTaskType.of(Questions.entry("""
                    name: cosmology-run
                    description: A run of a community code.
                    taskinfo:
                      snapshot: {type: uri, required: true, description: snapshot to start from, example: 'ivo://x/s1'}
                      steps: {type: integer, min: 1, max: 100, description: how many steps, example: 5}
                      mode: {options: [fast, exact], description: how to compute, example: fast}
                      tags: {type: list, items: text, max: 3, pattern: '[a-z]+', description: tags, example: [a, b]}
                      weights: {type: map, items: number, description: weights by name, example: {a: 0.5}}
                      dry: {type: flag, description: only look, example: true}
                    """));
        }
    }

    @Test
    void theServiceTypesOfTheNoteAreAllDescribed() {
        assertThat(ServiceTypes.all())
                .extracting(TypeDescription::uri)
                .containsExactly(
                        "uri://jupyter-hub",
                        "uri://binder-hub",
                        "uri://zeppelin-service",
                        "uri://docker-uws",
                        "uri://compose-uws",
                        "uri://portainer-service",
                        "uri://cea-uws");
        assertThat(ServiceTypes.all()).allSatisfy(type -> {
            var schema = type.info().jsonSchema("https://example.org/" + type.name(), type.title());
            assertThat(SchemaCheck.problems(schema, type.info().example())).isEmpty();
            assertThat(type.info().required()).extracting("name").containsExactly("endpoint");
        });
    }
}
