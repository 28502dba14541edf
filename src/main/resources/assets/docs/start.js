window.addEventListener("load", () => {
    SwaggerUIBundle({ url: "/api/openapi.yml", dom_id: "#swagger-ui", deepLinking: true, validatorUrl: null });
});
